package io.codeweft.extract.run;

import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.scan.ScanEntry;
import io.codeweft.extract.scip.ScipException;
import io.codeweft.extract.scip.ScipIndex;
import io.codeweft.extract.scip.ScipRun;
import io.codeweft.extract.scip.SourceForm;
import io.codeweft.extract.worker.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SCIP facts of an extract. An indexer works while the files are read. */
final class ScipExtract implements AutoCloseable {
  private final ScipInput input;
  private final ExtractSettings settings;
  private final Sources sources;
  private final List<Sources.Digested> files;
  private final @Nullable ScipRun run;

  private ScipExtract(
      ScipInput input,
      ExtractSettings settings,
      Sources sources,
      List<Sources.Digested> files,
      @Nullable ScipRun run) {
    this.input = input;
    this.settings = settings;
    this.sources = sources;
    this.files = files;
    this.run = run;
  }

  /**
   * @param files of the scan
   * @param folder that does not exist yet
   */
  static ScipExtract start(
      ScipInput input,
      ExtractSettings settings,
      Interpreter interpreter,
      Sources sources,
      List<Sources.Digested> files,
      Path folder) {
    if (!(input instanceof ScipInput.Tool(var tool)) || files.isEmpty()) {
      return new ScipExtract(input, settings, sources, files, null);
    }
    try {
      List<Sources.Digested> copies =
          sources.copy(files, ScipRun.project(folder), folder.resolve("originals"));
      ScipRun run =
          ScipRun.start(tool, folder, settings.repo(), interpreter.version(), settings.scip());
      return new ScipExtract(input, settings, sources, copies, run);
    } catch (ScipException e) {
      return new ScipExtract(new ScipInput.Failed(e), settings, sources, files, null);
    }
  }

  /**
   * The files to read: those of the scan, or the copies that the indexer reads, which makes all
   * rows those of one state.
   */
  List<ScanEntry> entries() {
    return files.stream().map(Sources.Digested::entry).toList();
  }

  /** Of the {@link #entries}. */
  List<String> digests() {
    return files.stream().map(Sources.Digested::digest).toList();
  }

  /**
   * Appends the rows, or the error in their place.
   *
   * @param landed all files of the extract
   * @param stays whose rows stay as they are
   */
  void append(List<LandedFile> landed, Predicate<String> stays, DatasetFiles datasets) {
    try {
      switch (input) {
        case ScipInput.Off _ -> {}
        case ScipInput.Failed(ScipException why) -> throw why;
        case ScipInput.Given(Path index, _) -> append(index, landed, stays, datasets);
        case ScipInput.Tool _ -> {
          if (run != null) {
            append(run.await(), landed, stays, datasets);
          }
        }
      }
    } catch (ScipException e) {
      datasets.failed(
          settings.repo(), ScipIndex.EXTRACTOR, e.kind(), String.valueOf(e.getMessage()));
    }
  }

  private void append(
      Path file, List<LandedFile> landed, Predicate<String> stays, DatasetFiles datasets)
      throws ScipException {
    try (ScipIndex index = ScipIndex.open(file, settings.scip().maxBytes())) {
      new ScipRows(settings.repo(), index, settings.scan().takesIn(), forms())
          .append(landed, stays, datasets);
    } catch (IOException e) {
      throw ScipException.unreadable(file, e);
    }
  }

  /** What an indexer of ours was given is UTF-8 by now. */
  private Function<String, SourceForm> forms() {
    Map<String, ScanEntry> entries =
        entries().stream().collect(Collectors.toMap(ScanEntry::path, Function.identity()));
    return path -> {
      SourceForm form = sources.form(Objects.requireNonNull(entries.get(path)));
      return run == null ? form : new SourceForm(form.marked(), true);
    };
  }

  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }
}
