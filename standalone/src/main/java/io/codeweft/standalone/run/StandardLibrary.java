package io.codeweft.standalone.run;

import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The standard library of the Python on the PATH: real code that is on every machine. */
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

  private static final long TIMEOUT_SECONDS = 30;

  private StandardLibrary() {}

  static ExtractRequest request(String python, @Nullable String repo) {
    return new ExtractRequest(
        Path.of(locate(python)), repo == null ? "stdlib" : repo, EXCLUDE, null);
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
