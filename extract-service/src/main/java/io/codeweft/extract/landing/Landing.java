package io.codeweft.extract.landing;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.engine.Engine;
import io.codeweft.extract.Pending;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Commits extracts. One extract per repository at a time; repositories may go in parallel. */
public final class Landing {
  /** Application id of the commits. */
  static final String APP_ID = "extract";

  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final LandedExtracts extracts;
  private final DatasetCommit commit;
  private final long engineMemory;
  private final int parallel;

  /**
   * @param engineMemory bytes the engine may use, for all datasets together; beyond that it spills
   *     to the scratch folder
   * @param parallel datasets that are committed at the same time
   */
  public Landing(
      Warehouse warehouse, DeltaTables tables, Engine engine, long engineMemory, int parallel) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.extracts = new LandedExtracts(warehouse);
    this.commit = new DatasetCommit(warehouse, tables, engine);
    this.engineMemory = engineMemory;
    this.parallel = parallel;
  }

  /**
   * What an extract of a repository starts from.
   *
   * @param datasets names of the datasets that it will land
   */
  public Base base(String repo, List<String> datasets) {
    Optional<LandedExtract> last = extracts.last(repo);
    SortedMap<String, TableSnapshot> latest = new TreeMap<>();
    for (String dataset : datasets) {
      tables
          .latest(warehouse.resolve(Warehouse.location(repo, dataset)))
          .ifPresent(snapshot -> latest.put(dataset, snapshot));
    }
    return new Base(repo, last, last.flatMap(extract -> extracts.files(repo, extract)), latest);
  }

  /**
   * Commits what changed and records the extract.
   *
   * @param base as it still is
   * @param replaced by dataset; all rows of those that are not there
   * @param files all files of the repository, those whose rows stay included
   * @param scratch folder on the warehouse's file system, the caller's
   * @param event makes the event from the table versions
   */
  public LandedExtract land(
      Base base,
      Map<String, Replaced> replaced,
      List<DatasetFile> datasets,
      LandedFiles files,
      Path scratch,
      Function<Map<String, TableVersion>, ExtractLanded> event) {
    return land(base, replaced, datasets, files, offers(base), scratch, event);
  }

  /**
   * Commits what was made elsewhere and records it. The next extract of ours reads every file.
   *
   * @param replaced by dataset
   */
  public LandedExtract land(
      Base base,
      Map<String, Replaced> replaced,
      List<DatasetFile> datasets,
      LandedOffer offer,
      Path scratch,
      Function<Map<String, TableVersion>, ExtractLanded> event) {
    List<LandedOffer> offers = new ArrayList<>(offers(base));
    offers.add(offer);
    List<LandedOffer> last =
        offers.subList(Math.max(0, offers.size() - LandedExtract.MAX_OFFERS), offers.size());
    LandedFiles unknown = new LandedFiles(offer.id(), "offer", List.of());
    return land(base, replaced, datasets, unknown, last, scratch, event);
  }

  private static List<LandedOffer> offers(Base base) {
    return base.last().map(LandedExtract::offers).orElse(List.of());
  }

  private LandedExtract land(
      Base base,
      Map<String, Replaced> replaced,
      List<DatasetFile> datasets,
      LandedFiles files,
      List<LandedOffer> offers,
      Path scratch,
      Function<Map<String, TableVersion>, ExtractLanded> event) {
    long number = lastNumber(base) + 1;
    PathWeights weights = new PathWeights(files.files());
    List<DatasetCommit.Work> work = new ArrayList<>();
    for (DatasetFile dataset : datasets) {
      String name = dataset.declaration().name();
      work.add(
          new DatasetCommit.Work(
              base.repo(),
              dataset,
              Optional.ofNullable(base.tables().get(name)),
              replaced.getOrDefault(name, new Replaced.Everything()),
              weights,
              number,
              engineMemory / parallel));
    }
    // Datasets that this extract does not have stay as they are.
    Map<String, TableVersion> tables =
        new TreeMap<>(base.last().map(last -> last.event().tables()).orElse(Map.of()));
    tables.putAll(commit(work, scratch));
    LandedExtract landed = new LandedExtract(number, event.apply(tables), offers);
    extracts.save(
        base.repo(),
        landed,
        new LandedFiles(landed.event().extractId(), files.readBy(), files.files()));
    return landed;
  }

  private Map<String, TableVersion> commit(List<DatasetCommit.Work> work, Path scratch) {
    Map<String, TableVersion> versions = new TreeMap<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().daemon().name("extract-commit-", 0).factory())) {
      Map<String, Pending<TableVersion>> running = new TreeMap<>();
      for (DatasetCommit.Work one : work) {
        running.put(
            one.declaration().name(),
            Pending.of(threads.submit(() -> commit.commit(one, scratch))));
      }
      running.forEach((dataset, version) -> versions.put(dataset, version.get()));
    }
    return versions;
  }

  /** An extract that died halfway has committed under a number that was never recorded. */
  private static long lastNumber(Base base) {
    long last = base.last().map(LandedExtract::number).orElse(0L);
    for (TableSnapshot table : base.tables().values()) {
      last = Math.max(last, table.transaction(APP_ID).orElse(0));
    }
    return last;
  }
}
