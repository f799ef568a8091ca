package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.event.ExtractOffered.Mode;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.landing.Base;
import io.codeweft.extract.landing.DatasetFile;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.extract.landing.LandedOffer;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.landing.Replaced;
import io.codeweft.extract.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lands the rows of one offer, once. */
final class OfferLanding {
  private final ExtractOffered offer;
  private final OfferServices services;
  private final Landing landing;
  private final Base base;
  private final LandedOffer landed;

  OfferLanding(ExtractOffered offer, OfferServices services, Landing landing) {
    this.offer = offer;
    this.services = services;
    this.landing = landing;
    Set<String> names = new TreeSet<>(offer.datasets().keySet());
    Datasets.all().forEach(dataset -> names.add(dataset.name()));
    this.base = landing.base(offer.repo(), List.copyOf(names));
    this.landed = new LandedOffer(offer.offerId(), Json.fingerprint(offer));
  }

  /**
   * The last extract, when this offer has landed before: with it, or with one that it is part of.
   *
   * @throws ExtractException when the id was used for another offer
   */
  Optional<RunState> before() {
    Optional<LandedOffer> known =
        base.last().stream()
            .flatMap(last -> last.offers().stream())
            .filter(o -> o.id().equals(landed.id()))
            .findFirst();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    if (!known.get().equals(landed)) {
      throw new ExtractException(
          "the offer id "
              + landed.id()
              + " of repository "
              + offer.repo()
              + " was used for another offer; choose another");
    }
    return base.last().map(RunState.Unchanged::new);
  }

  /** Commits the rows; datasets that the repository does not have yet come into being empty. */
  RunState land(List<OfferedRows> rows, Path scratch) {
    List<DatasetFile> datasets = new ArrayList<>();
    Map<String, Replaced> replaced = new HashMap<>();
    for (OfferedRows dataset : rows) {
      String name = dataset.declaration().name();
      datasets.add(new DatasetFile(dataset.declaration(), dataset.batches(), dataset.rows()));
      replaced.put(name, replaced(dataset));
    }
    for (DatasetDeclaration declaration : Datasets.all()) {
      String name = declaration.name();
      if (!replaced.containsKey(name) && !base.tables().containsKey(name)) {
        Path empty = EmptyBatches.write(declaration, scratch.resolve(name + ".arrows"));
        datasets.add(new DatasetFile(declaration, empty, 0));
        replaced.put(name, new Replaced.Everything());
      }
    }
    LandedExtract extract =
        landing.land(base, replaced, datasets, landed, scratch, tables -> event(tables, scratch));
    boolean changed = base.last().filter(last -> last.event().equals(extract.event())).isEmpty();
    return changed ? new RunState.Landed(extract) : new RunState.Unchanged(extract);
  }

  private static Replaced replaced(OfferedRows dataset) {
    if (dataset.offered().mode() == Mode.REPLACE) {
      return new Replaced.Everything();
    }
    Set<String> paths = new TreeSet<>(dataset.offered().paths());
    paths.addAll(dataset.paths());
    return Replaced.Paths.of(paths);
  }

  /** Equal tables are the same extract, whoever offered them. */
  private ExtractLanded event(Map<String, TableVersion> tables, Path scratch) {
    Optional<ExtractLanded> last = base.last().map(LandedExtract::event);
    if (last.isPresent() && last.get().tables().equals(tables)) {
      return last.get();
    }
    FileTable files = FileTable.read(services, tables, scratch);
    return new ExtractLanded(
        Json.fingerprint(Map.of("repo", offer.repo(), "tables", tables)),
        offer.repo(),
        tables,
        files.files(),
        files.lines(),
        rows(tables, Datasets.ERRORS),
        offer.tool().name() + "-" + offer.tool().version(),
        Map.of("offer", offer.offerId()),
        FileChanges.none(files.files()),
        null);
  }

  private static long rows(Map<String, TableVersion> tables, String dataset) {
    TableVersion table = tables.get(dataset);
    return table == null ? 0 : table.rows();
  }
}
