package io.codeweft.extract.scip;

import io.codeweft.extract.ErrorTail;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The indexer scip-python, as this machine has it.
 *
 * @param version as it says
 */
public record ScipPython(Path executable, String version) {
  private static final long ANSWER_SECONDS = 60;
  private static final int MAX_VERSION = 40;

  /**
   * Looks for it and asks for its version.
   *
   * @param command a name on the PATH, or a path
   * @throws ScipException of kind {@code absent} when it is not there or does not start
   */
  public static ScipPython find(String command) throws ScipException {
    Path executable =
        locate(command)
            .orElseThrow(() -> absent("'" + command + "' is not on the PATH of this machine"));
    return new ScipPython(executable, version(executable));
  }

  private static Optional<Path> locate(String command) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return command.contains(File.separator)
        ? Optional.of(Path.of(command)).filter(Files::isExecutable)
        : Arrays.stream(path.split(File.pathSeparator))
            .flatMap(folder -> resolve(folder, command).stream())
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst();
  }

  private static Optional<Path> resolve(String folder, String command) {
    try {
      return Optional.of(Path.of(folder, command).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String version(Path executable) throws ScipException {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "--version")
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .start();
      try {
        process.getOutputStream().close();
        ErrorTail errors = ErrorTail.of(process);
        byte[] output = process.getInputStream().readNBytes(MAX_VERSION);
        if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw absent("'scip-python --version' fails: " + errors.lastWords());
        }
        return new String(output, StandardCharsets.UTF_8).strip();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw absent("'scip-python --version' cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw absent("interrupted");
    }
  }

  private static ScipException absent(String why) {
    return new ScipException(
        "absent",
        "there are no facts of a SCIP index: "
            + why
            + "; install it with 'npm install -g @sourcegraph/scip-python', name it in"
            + " codeweft.extract.scip-python, give an index with --scip FILE, or switch it off with"
            + " --scip off",
        null);
  }
}
