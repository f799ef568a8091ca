package io.codeweft.extract.landing;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.engine.Engine;
import io.codeweft.extract.Datasets;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Commits extracts. One extract per repository at a time; repositories may go in parallel. */
public final class Landing {
  /** Application id of the commits. */
  static final String APP_ID = "extract";

  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final LandedExtracts extracts;
  private final DatasetCommit commit;

  /**
   * @param engineMemory bytes the engine may use; beyond that it spills to the scratch folder
   */
  public Landing(Warehouse warehouse, DeltaTables tables, Engine engine, long engineMemory) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.extracts = new LandedExtracts(warehouse);
    this.commit = new DatasetCommit(warehouse, tables, engine, engineMemory);
  }

  /**
   * Commits what changed and records the extract.
   *
   * @param scratch folder on the warehouse's file system, the caller's
   * @param event makes the event from the table versions
   */
  public LandedExtract land(
      String repo,
      List<DatasetFile> datasets,
      Path scratch,
      Function<Map<String, TableVersion>, ExtractLanded> event) {
    long number = lastNumber(repo) + 1;
    Map<String, TableVersion> versions = new TreeMap<>();
    for (DatasetFile dataset : datasets) {
      versions.put(dataset.declaration().name(), commit.commit(repo, dataset, number, scratch));
    }
    LandedExtract landed = new LandedExtract(number, event.apply(versions));
    extracts.save(repo, landed);
    return landed;
  }

  /** An extract that died halfway has committed under a number that was never recorded. */
  private long lastNumber(String repo) {
    long last = extracts.last(repo).map(LandedExtract::number).orElse(0L);
    for (var declaration : Datasets.all()) {
      Path table = warehouse.resolve(Warehouse.location(repo, declaration.name()));
      last = Math.max(last, tables.latest(table).map(Landing::transaction).orElse(0L));
    }
    return last;
  }

  private static long transaction(TableSnapshot snapshot) {
    return snapshot.transaction(APP_ID).orElse(0);
  }
}
