package io.codeweft.extract.run;

import io.codeweft.extract.scan.ScanOptions;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipSource;
import io.codeweft.extract.worker.Producers;
import io.codeweft.extract.worker.WorkerOptions;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Settings of extracts: {@code codeweft.extract.*}. */
@ConfigMapping(prefix = "codeweft.extract")
public interface ExtractConfig {

  /** Command or path of the Python that reads the files, unless the request names one. */
  @WithDefault("python3")
  @NotBlank
  String python();

  /** Globs of the files to extract, unless the request names others. */
  @WithDefault("**/*.py")
  List<String> include();

  /** Globs of files and folders to leave out, unless the request names others. */
  @WithDefault(
      ".git,.hg,.svn,__pycache__,.tox,.nox,.venv,.eggs,.mypy_cache,.pytest_cache,.ruff_cache,"
          + "node_modules,site-packages,dist-packages")
  List<String> exclude();

  /** A larger file is an error row. */
  @WithDefault("10M")
  MemorySize maxFileSize();

  /** More files end the extract. */
  @WithDefault("200000")
  @Min(1)
  int maxFiles();

  /** Whether the files that submodules track are extracted, unless the request says. */
  @WithDefault("false")
  boolean submodules();

  /** Python processes per interpreter. Default: one per processor. */
  OptionalInt workers();

  /** Memory of each Python process; 0 = no limit. */
  @WithDefault("2G")
  MemorySize workerMemory();

  /** How long Python processes that no run uses are kept for the next one. */
  @WithDefault("10m")
  Duration workerIdle();

  /** Interpreters whose processes are kept while no run uses them. */
  @WithDefault("2")
  @Min(0)
  int idleInterpreters();

  /** Longest a single file may take. */
  @WithDefault("60s")
  Duration fileTimeout();

  /** Whether the compiled code is described, unless the request says so. */
  @WithDefault("true")
  boolean bytecode();

  /** Whether LibCST is used where the interpreter has it, unless the request says so. */
  @WithDefault("auto")
  Use libcst();

  /** Whether a library is used. */
  enum Use {
    AUTO,
    OFF
  }

  /** Whether tree-sitter parses the files, too, unless the request says. */
  @WithDefault("true")
  boolean treeSitter();

  /**
   * {@code auto}, scip-python where it is installed, {@code off}, or the absolute path of an index,
   * unless the request says.
   */
  @WithDefault("auto")
  @NotBlank
  String scip();

  /** Name on the PATH, or path, of scip-python. */
  @WithDefault("scip-python")
  @NotBlank
  String scipPython();

  /** Longest that scip-python may take for a repository. */
  @WithDefault("30m")
  Duration scipTimeout();

  /** Memory of the heap of scip-python. */
  @WithDefault("4G")
  MemorySize scipMemory();

  /** A larger index is an error row. */
  @WithDefault("1G")
  MemorySize scipMaxSize();

  /** Runs of different repositories at the same time. */
  @WithDefault("1")
  @Min(1)
  int parallelRuns();

  /** Runs that may wait; more are refused. */
  @WithDefault("64")
  @Min(1)
  int queueLimit();

  /**
   * Memory of the engine while tables are written, for all tables together; beyond that it spills
   * to disk. A row holds a whole file, and the engine needs room for about 4000 of them.
   */
  @WithDefault("4G")
  MemorySize engineMemory();

  /** Whether commits wait for the disk, and so survive the loss of power. */
  @WithDefault("false")
  boolean fsync();

  /** The part that a request can override. */
  default ExtractDefaults defaults() {
    return new ExtractDefaults(
        python(),
        new ScanOptions(
            include(), exclude(), maxFileSize().asLongValue(), maxFiles(), submodules()),
        new WorkerOptions(
            workers().orElse(Runtime.getRuntime().availableProcessors()),
            workerMemory().asLongValue(),
            fileTimeout(),
            new Producers(bytecode(), libcst() == Use.AUTO)),
        treeSitter(),
        new ScipOptions(
            ScipSource.of(scip()),
            scipPython(),
            scipTimeout(),
            scipMemory().asLongValue(),
            scipMaxSize().asLongValue()));
  }
}
