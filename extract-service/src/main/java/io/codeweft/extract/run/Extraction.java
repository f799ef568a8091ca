package io.codeweft.extract.run;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.ExtractLanded.Commit;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.Pending;
import io.codeweft.extract.landing.Base;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.landing.LandedFiles;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.landing.Replaced;
import io.codeweft.extract.scan.Renames;
import io.codeweft.extract.scan.RepositoryScan;
import io.codeweft.extract.scan.Scan;
import io.codeweft.extract.worker.Interpreter;
import io.codeweft.extract.worker.WorkerPool;
import io.codeweft.extract.worker.WorkerPools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One extract of one repository, from the scan to the landed tables. */
public final class Extraction {
  private static final int VERSION_DIGITS = 16;
  private static final List<String> DATASETS =
      Datasets.all().stream().map(DatasetDeclaration::name).toList();

  private final ExtractSettings settings;
  private final WorkerPools pools;
  private final Landing landing;
  private final Consumer<RunState> progress;

  Extraction(
      ExtractSettings settings, WorkerPools pools, Landing landing, Consumer<RunState> progress) {
    this.settings = settings;
    this.pools = pools;
    this.landing = landing;
    this.progress = progress;
  }

  /**
   * @param scratch an empty folder in the warehouse's work area
   * @return {@link RunState.Landed} or {@link RunState.Unchanged}
   */
  RunState run(Path scratch) {
    progress.accept(new RunState.Scanning());
    Pending<Interpreter> asked = Pending.of(() -> Interpreter.find(settings.python()));
    Pending<Base> found = Pending.of(() -> landing.base(settings.repo(), DATASETS));
    Pending<ScipInput> input = Pending.of(() -> ScipInput.find(settings.scip(), scratch));
    try (Scan scan = RepositoryScan.scan(settings.root(), settings.ref(), settings.scan())) {
      return run(scan, found.get(), asked.get(), input.get(), scratch);
    } finally {
      input.abandon(_ -> {}); // it writes into the scratch folder
    }
  }

  private RunState run(
      Scan scan, Base base, Interpreter interpreter, ScipInput input, Path scratch) {
    SyntaxTrees trees = new SyntaxTrees(settings.treeSitter(), settings.workers().timeout());
    try (WorkerPools.Lease lease = pools.lease(interpreter, settings.workers())) {
      WorkerPool pool = lease.pool();
      Sources sources = new Sources(pool, new SourceReader(settings.scan().maxFileBytes()), trees);
      List<Sources.Digested> files = sources.digests(scan.entries());
      String program = pools.programDigest().substring(0, VERSION_DIGITS);
      Extractors extractors = new Extractors(program, interpreter, pool.libcst(), trees, input);
      String scanned =
          identity(
                  extractors.version(),
                  files.stream().map(file -> file.entry().path()).toList(),
                  files.stream().map(Sources.Digested::digest).toList())
              .extractId();
      boolean isLast =
          base.last().filter(last -> last.event().extractId().equals(scanned)).isPresent();
      if (isLast && !settings.full()) {
        return new RunState.Unchanged(base.last().orElseThrow());
      }
      try (ScipExtract scip =
          ScipExtract.start(
              input, settings, interpreter, sources, files, scratch.resolve("scip"))) {
        ReadPlan plan =
            ReadPlan.of(scip.entries(), scip.digests(), base, canKeep(base, extractors));
        return extract(plan, base, sources, scip, extractors, scan, scratch);
      }
    }
  }

  /** Whether rows of files that did not change can stay. */
  private boolean canKeep(Base base, Extractors extractors) {
    return !settings.full()
        && base.isSettled(DATASETS)
        && base.files().orElseThrow().readBy().equals(readBy(extractors));
  }

  private RunState extract(
      ReadPlan plan,
      Base base,
      Sources sources,
      ScipExtract scip,
      Extractors extractors,
      Scan scan,
      Path scratch) {
    try (DatasetFiles datasets = DatasetFiles.create(scratch, extractors.attributes())) {
      extractors.absent().forEach((name, why) -> datasets.absent(settings.repo(), name, why));
      List<LandedFile> read = new ArrayList<>();
      sources.extract(
          plan.toRead(),
          fact -> {
            read.add(datasets.append(settings.repo(), fact));
            progress.accept(new RunState.Extracting(plan.size(), plan.kept().size() + read.size()));
          });
      // Files may have changed since the scan: the identity is that of the bytes that were read.
      List<LandedFile> files = plan.with(read);
      boolean sameIndex = hasSameIndex(plan, base, extractors);
      scip.append(files, path -> sameIndex && plan.kept().containsKey(path), datasets);
      datasets.finish();
      progress.accept(new RunState.Committing(plan.size()));
      String extractId =
          identity(
                  extractors.version(),
                  files.stream().map(LandedFile::path).toList(),
                  files.stream().map(LandedFile::digest).toList())
              .extractId();
      FileChanges changes =
          FileComparison.of(
              base.files().map(LandedFiles::files).orElse(List.of()),
              files,
              plan.kept().size(),
              renames(base, scan));
      return new RunState.Landed(
          landing.land(
              base,
              replaced(plan, sameIndex),
              datasets.datasets(),
              new LandedFiles(extractId, readBy(extractors), files),
              scratch,
              tables ->
                  new ExtractLanded(
                      extractId,
                      settings.repo(),
                      tables,
                      files.size(),
                      files.stream().mapToLong(LandedFile::lines).sum(),
                      plan.errorsKept() + datasets.errors(),
                      extractors.version(),
                      settings.options(),
                      changes,
                      scan.commit())));
    }
  }

  /** Whether documents of files that did not change say what they said before. */
  private boolean hasSameIndex(ReadPlan plan, Base base, Extractors extractors) {
    return plan.replaced() instanceof Replaced.Paths
        && extractors.scip() instanceof ScipInput.Given
        && base.last()
            .map(LandedExtract::event)
            .filter(last -> last.extractorVersion().equals(extractors.version()))
            .filter(last -> last.options().equals(settings.options()))
            .isPresent();
  }

  /** An indexer reads all files at once, and another one can change any document. */
  private static Map<String, Replaced> replaced(ReadPlan plan, boolean sameIndex) {
    Map<String, Replaced> replaced = new TreeMap<>();
    DATASETS.forEach(dataset -> replaced.put(dataset, plan.replaced()));
    if (!sameIndex) {
      replaced.put(Datasets.SCIP, new Replaced.Everything());
    }
    return replaced;
  }

  private Map<String, Renames.Rename> renames(Base base, Scan scan) {
    Commit before = base.last().map(last -> last.event().commit()).orElse(null);
    Commit now = scan.commit();
    return before == null || now == null ? Map.of() : Renames.find(settings.root(), before, now);
  }

  /** Everything that decides the facts of a file, apart from its bytes. */
  private String readBy(Extractors extractors) {
    return Json.fingerprint(
        Map.of("version", extractors.ofFiles(), "options", settings.readingOptions()));
  }

  private ExtractIdentity identity(String version, List<String> paths, List<String> digests) {
    List<List<String>> files = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      files.add(List.of(paths.get(i), digests.get(i)));
    }
    return new ExtractIdentity(settings.repo(), settings.options(), version, files);
  }
}
