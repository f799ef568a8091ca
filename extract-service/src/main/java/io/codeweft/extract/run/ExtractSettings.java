package io.codeweft.extract.run;

import io.codeweft.extract.ExtractException;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.RepositoryName;
import io.codeweft.extract.scan.RepositoryScan;
import io.codeweft.extract.scan.ScanOptions;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipSource;
import io.codeweft.extract.worker.Producers;
import io.codeweft.extract.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request with every default filled in and checked. */
record ExtractSettings(
    String repo,
    Path root,
    @Nullable String ref,
    String python,
    ScanOptions scan,
    WorkerOptions workers,
    boolean treeSitter,
    ScipOptions scip,
    boolean full) {
  private static final List<String> LIBCST = List.of("auto", "off");
  private static final int MAX_SHOWN = 120;

  /**
   * Options that decide which files are read, and nothing else. A file that is too large is no
   * exception: that it is refused, and why, stands in the place of its digest.
   */
  private static final Set<String> SELECTING =
      Set.of("include", "exclude", "max_file_bytes", "max_files", "submodules");

  /** Options of what is made for all files at once. */
  private static final Set<String> WHOLE =
      Set.of("scip", "scip_timeout", "scip_memory", "scip_max_size");

  /** A request to a worker holds a whole file. */
  private static final long MAX_FILE_BYTES = 256L << 20;

  /**
   * @throws ExtractException when a value is not allowed, or the folder does not exist
   */
  static ExtractSettings of(ExtractRequest request, ExtractDefaults defaults) {
    if (request.path() == null || request.path().isBlank()) {
      throw new ExtractException("'path' is missing: give the folder of the repository");
    }
    Path root = RepositoryScan.root(request.path());
    String repo = request.repo() == null ? RepositoryScan.name(root) : request.repo();
    RepositoryName.require(repo);
    ScanOptions scan = defaults.scan();
    ScanOptions effective =
        new ScanOptions(
            Objects.requireNonNullElse(request.include(), scan.include()),
            Objects.requireNonNullElse(request.exclude(), scan.exclude()),
            Objects.requireNonNullElse(request.maxFileBytes(), scan.maxFileBytes()),
            Objects.requireNonNullElse(request.maxFiles(), scan.maxFiles()),
            Objects.requireNonNullElse(request.submodules(), scan.submodules()));
    requirePositive("max_file_bytes", effective.maxFileBytes(), MAX_FILE_BYTES);
    requirePositive("max_files", effective.maxFiles(), Integer.MAX_VALUE);
    return new ExtractSettings(
        repo,
        root,
        request.ref(),
        Objects.requireNonNullElse(request.python(), defaults.python()),
        effective,
        workers(request, defaults.workers()),
        Objects.requireNonNullElse(request.treeSitter(), defaults.treeSitter()),
        scip(request, defaults.scip()),
        Objects.requireNonNullElse(request.full(), false));
  }

  private static ScipOptions scip(ExtractRequest request, ScipOptions defaults) {
    ScipOptions options =
        request.scip() == null ? defaults : defaults.with(ScipSource.of(request.scip()));
    options.source().requireReadable();
    return options;
  }

  private static WorkerOptions workers(ExtractRequest request, WorkerOptions defaults) {
    String libcst = request.libcst();
    if (libcst != null && !LIBCST.contains(libcst)) {
      throw new ExtractException("libcst is '" + shown(libcst) + "'; allowed: auto, off");
    }
    Producers producers = defaults.producers();
    return new WorkerOptions(
        defaults.processes(),
        defaults.memoryBytes(),
        defaults.timeout(),
        new Producers(
            Objects.requireNonNullElse(request.bytecode(), producers.bytecode()),
            libcst == null ? producers.libcst() : libcst.equals("auto")));
  }

  private static String shown(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }

  private static void requirePositive(String what, long value, long most) {
    if (value < 1 || value > most) {
      throw new ExtractException(what + " is " + value + "; allowed: 1.." + most);
    }
  }

  /** Everything that decides which rows come out, apart from the files and the extractor. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    options.put("include", String.join(" ", scan.include()));
    options.put("exclude", String.join(" ", scan.exclude()));
    options.put("max_file_bytes", String.valueOf(scan.maxFileBytes()));
    options.put("max_files", String.valueOf(scan.maxFiles()));
    options.put("submodules", String.valueOf(scan.submodules()));
    options.put("file_timeout", workers.timeout().toString());
    options.put("worker_memory", String.valueOf(workers.memoryBytes()));
    options.put("bytecode", String.valueOf(workers.producers().bytecode()));
    options.put("libcst", workers.producers().libcst() ? "auto" : "off");
    options.put("tree_sitter", String.valueOf(treeSitter));
    options.put("scip", scip.source().word());
    options.put("scip_timeout", scip.timeout().toString());
    options.put("scip_memory", String.valueOf(scip.memoryBytes()));
    options.put("scip_max_size", String.valueOf(scip.maxBytes()));
    return options;
  }

  /** The options that decide what is said of a file; another value, and all are read again. */
  Map<String, String> readingOptions() {
    Map<String, String> options = options();
    options.keySet().removeAll(SELECTING);
    options.keySet().removeAll(WHOLE);
    return options;
  }
}
