package io.codeweft.standalone.run;

import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The standard library of a Python, by default the one on the PATH: real code that is on every
 * machine.
 */
final class StandardLibrary {
  /** Third-party packages and test suites. */
  static final List<String> EXCLUDE =
      List.of(
          "**/site-packages/**",
          "site-packages/**",
          "**/dist-packages/**",
          "dist-packages/**",
          "**/test/**",
          "test/**",
          "**/tests/**",
          "tests/**",
          "**/idle_test/**");

  private static final String PYTHON = "python3";
  private static final long TIMEOUT_SECONDS = 30;

  private StandardLibrary() {}

  /**
   * @param options as in {@link ExtractRequest}; they come before what is chosen here
   */
  static ExtractRequest request(Map<String, Object> options) {
    Map<String, Object> all = new TreeMap<>(options);
    all.putIfAbsent("repo", "stdlib");
    all.putIfAbsent("exclude", EXCLUDE);
    String python = String.valueOf(options.getOrDefault("python", PYTHON));
    return new ExtractRequest(Path.of(locate(python)), all);
  }

  private static String locate(String python) {
    try {
      Process process =
          new ProcessBuilder(
                  python, "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw failure(python, "it did not say where its standard library is");
      }
      return output.strip();
    } catch (IOException e) {
      throw failure(python, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(python, "interrupted");
    }
  }

  private static CommandFailure failure(String python, String why) {
    return new CommandFailure(
        ExitCode.EXTRACTION_FAILED,
        "cannot run '" + python + "': " + why + "; install Python 3.9 or newer, or name a PATH");
  }
}
