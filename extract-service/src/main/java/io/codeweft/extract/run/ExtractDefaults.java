package io.codeweft.extract.run;

import io.codeweft.extract.scan.ScanOptions;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipSource;
import io.codeweft.extract.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;

/**
 * What holds where a request says nothing.
 *
 * @param python command or path of the interpreter
 * @param treeSitter whether tree-sitter parses the files, too
 */
public record ExtractDefaults(
    String python, ScanOptions scan, WorkerOptions workers, boolean treeSitter, ScipOptions scip) {

  /** As in the configuration reference: {@code codeweft.extract.*}. */
  public static ExtractDefaults standard() {
    return new ExtractDefaults(
        "python3",
        new ScanOptions(
            List.of("**/*.py"),
            List.of(
                ".git",
                ".hg",
                ".svn",
                "__pycache__",
                ".tox",
                ".nox",
                ".venv",
                ".eggs",
                ".mypy_cache",
                ".pytest_cache",
                ".ruff_cache",
                "node_modules",
                "site-packages",
                "dist-packages"),
            10L << 20,
            200_000,
            false),
        new WorkerOptions(
            Runtime.getRuntime().availableProcessors(), 2L << 30, Duration.ofSeconds(60)),
        true,
        new ScipOptions(
            new ScipSource.Auto(), "scip-python", Duration.ofMinutes(30), 4L << 30, 1L << 30));
  }
}
