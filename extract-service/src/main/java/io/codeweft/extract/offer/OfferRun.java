package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.event.ExtractOffered.Mode;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.offer.Violations.At;
import io.codeweft.extract.offer.Violations.Rule;
import io.codeweft.extract.run.RunState;
import io.codeweft.extract.run.RunWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** One offer, from its files to landed tables or to what is wrong with them. */
final class OfferRun implements RunWork {
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final long MEMORY = 2L << 30;
  private static final long MAX_SPILL = 64L << 30;

  private final ExtractOffered offer;
  private final OfferServices services;
  private final Violations violations = new Violations();

  OfferRun(ExtractOffered offer, OfferServices services) {
    this.offer = offer;
    this.services = services;
  }

  @Override
  public RunState run(Path scratch, Landing landing, Consumer<RunState> progress) {
    progress.accept(new RunState.Scanning());
    OfferLanding end = new OfferLanding(offer, services, landing);
    Optional<RunState> before = end.before();
    if (before.isPresent()) {
      return before.get();
    }
    Map<String, DatasetDeclaration> declared =
        services.declarations().find(offer.datasets().keySet());
    Copies copies = new Copies(scratch);
    long files = offer.datasets().values().stream().mapToLong(d -> d.files().size()).sum();
    List<OfferedRows> rows = new ArrayList<>();
    offer
        .datasets()
        .forEach(
            (name, dataset) -> {
              DatasetDeclaration declaration = declared.get(name);
              if (declaration == null) {
                unknown(name, declared);
              } else if (dataset.mode() == Mode.PATHS && !declaration.owner().equals("path")) {
                violations.add(
                    new Rule(name, Type.METADATA, null, "mode 'replace': its rows have no path"),
                    new At(null, null, null),
                    "mode 'paths'");
              } else {
                rows.add(check(declaration, dataset, copies, scratch));
                progress.accept(new RunState.Extracting(files, copies.count()));
              }
            });
    if (!violations.isEmpty()) {
      return refused(copies);
    }
    progress.accept(new RunState.Committing(files));
    return end.land(rows, scratch);
  }

  private OfferedRows check(
      DatasetDeclaration declaration, ExtractOffered.Dataset dataset, Copies copies, Path scratch) {
    String name = declaration.name();
    List<Path> files = new ArrayList<>();
    List<ExtractOffered.File> readable = new ArrayList<>();
    for (ExtractOffered.File file : dataset.files()) {
      Path copy = copies.next(name, file);
      switch (services.inbox().copy(file, copy)) {
        case Inbox.Copied(Path copied) -> {
          files.add(copied);
          readable.add(file);
        }
        case Inbox.Refused(String expected, String actual) ->
            violations.add(
                new Rule(name, Type.METADATA, null, expected), At.file(file.path()), actual);
      }
    }
    Path batches = scratch.resolve(name + ".arrows");
    SessionOptions options =
        SessionOptions.in(scratch.resolve(name + "-check"))
            .withMemoryBytes(MEMORY)
            .withThreads(1) // rows keep their order, and so their numbers
            .withTimeout(TIMEOUT)
            .withMaxTempBytes(MAX_SPILL)
            .withReadable(files);
    try (EngineSession session = services.engine().open(options)) {
      OfferedTable table = new OfferedTable(declaration, offer.repo(), session, violations);
      table.check(files, readable, batches);
      return new OfferedRows(declaration, dataset, batches, table.rows(), table.paths());
    }
  }

  private void unknown(String name, Map<String, DatasetDeclaration> declared) {
    String nearest = Nearest.to(name, declared.keySet());
    violations.add(
        new Rule(
            name,
            Type.MISSING_TABLE,
            null,
            "a dataset that a registered pack declares: " + String.join(", ", declared.keySet())),
        new At(null, null, null),
        "no such dataset" + (nearest == null ? "" : "; nearest: " + nearest));
  }

  /** The copies are kept: exactly the bytes that were checked. */
  private RunState refused(Copies copies) {
    String task = "offer-" + offer.offerId();
    copies.keep(dataset -> services.warehouse().refused(task, dataset));
    List<ContractViolated> events =
        violations.events(
            task,
            offer.repo(),
            dataset ->
                services
                    .warehouse()
                    .root()
                    .relativize(services.warehouse().refused(task, dataset))
                    .toString()
                    .replace('\\', '/'));
    return new RunState.Refused(events);
  }

  /** Copies of the offered files in the scratch folder. */
  private static final class Copies {
    private final Path folder;
    private final Map<Path, String> datasets = new TreeMap<>();

    Copies(Path folder) {
      this.folder = folder;
    }

    /** Where the next copy goes; the names of others do not become names here. */
    Path next(String dataset, ExtractOffered.File file) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
      Path copy =
          folder.resolve(
              "offered-%04d-%s"
                  .formatted(datasets.size(), safe.substring(0, Math.min(100, safe.length()))));
      datasets.put(copy, dataset);
      return copy;
    }

    int count() {
      return datasets.size();
    }

    void keep(Function<String, Path> place) {
      datasets.forEach(
          (copy, dataset) -> {
            if (Files.exists(copy)) {
              Path target = place.apply(dataset).resolve(copy.getFileName());
              try {
                Files.createDirectories(target.resolveSibling(""));
                Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException e) {
                throw new ExtractException(
                    "the refused file " + target + " cannot be kept: " + e, e);
              }
            }
          });
    }
  }
}
