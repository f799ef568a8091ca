package io.codeweft.extract.run;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.extract.landing.DatasetFile;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.extract.landing.LandedExtracts;
import io.codeweft.extract.landing.Landing;
import io.codeweft.extract.scan.RepositoryScan;
import io.codeweft.extract.scan.ScanEntry;
import io.codeweft.extract.worker.Interpreter;
import io.codeweft.extract.worker.WorkerPool;
import io.codeweft.extract.worker.WorkerScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One extract of one repository, from the scan to the landed tables. */
public final class Extraction {
  private static final int VERSION_DIGITS = 16;

  private final ExtractSettings settings;
  private final LandedExtracts extracts;
  private final Landing landing;
  private final Consumer<RunState> progress;

  Extraction(
      ExtractSettings settings,
      LandedExtracts extracts,
      Landing landing,
      Consumer<RunState> progress) {
    this.settings = settings;
    this.extracts = extracts;
    this.landing = landing;
    this.progress = progress;
  }

  /**
   * @param scratch an empty folder in the warehouse's work area
   * @return {@link RunState.Landed} or {@link RunState.Unchanged}
   */
  RunState run(Path scratch) {
    progress.accept(new RunState.Scanning());
    Interpreter interpreter = Interpreter.find(settings.python());
    WorkerScript script = WorkerScript.unpack(scratch);
    String version =
        script.digest().substring(0, VERSION_DIGITS) + "-cpython-" + interpreter.version();
    List<ScanEntry> entries = RepositoryScan.scan(settings.root(), settings.scan());
    try (WorkerPool pool = new WorkerPool(interpreter, script, settings.workers())) {
      Sources sources = new Sources(pool, new SourceReader(settings.scan().maxFileBytes()));
      String scanned = identity(version, sources.digests(entries)).extractId();
      Optional<LandedExtract> last = extracts.last(settings.repo());
      if (last.isPresent() && last.get().event().extractId().equals(scanned)) {
        return new RunState.Unchanged(last.get());
      }
      return extract(pool, sources, entries, version, interpreter, scratch);
    }
  }

  private RunState extract(
      WorkerPool pool,
      Sources sources,
      List<ScanEntry> entries,
      String version,
      Interpreter interpreter,
      Path scratch) {
    try (DatasetFiles files = DatasetFiles.create(scratch, interpreter.version())) {
      List<List<String>> digests = new ArrayList<>();
      sources.extract(
          entries,
          fact -> {
            digests.add(List.of(fact.path(), fact.digest()));
            files.append(settings.repo(), fact);
            progress.accept(new RunState.Extracting(entries.size(), digests.size()));
          });
      files.finish();
      pool.close();
      progress.accept(new RunState.Committing(entries.size()));
      // Files may have changed since the scan: the identity is that of the bytes that were read.
      String extractId = identity(version, digests).extractId();
      List<DatasetFile> datasets = files.datasets();
      return new RunState.Landed(
          landing.land(
              settings.repo(),
              datasets,
              scratch,
              tables ->
                  new ExtractLanded(
                      extractId,
                      settings.repo(),
                      tables,
                      entries.size(),
                      files.lines(),
                      files.errors(),
                      version,
                      settings.options())));
    }
  }

  private ExtractIdentity identity(String version, List<List<String>> files) {
    return new ExtractIdentity(settings.repo(), settings.options(), version, files);
  }
}
