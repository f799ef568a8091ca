package io.codeweft.extract.worker;

import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A CPython that can run the worker.
 *
 * @param executable absolute path, past any wrapper script
 * @param version {@code 3.11.7}
 * @param magic number of its bytecode format
 */
public record Interpreter(String executable, String version, int magic) {
  private static final int OLDEST_MINOR = 9;
  private static final int MAX_OUTPUT = 10_000;
  private static final long TIMEOUT_SECONDS = 30;
  private static final String ASK =
      "import sys, json; from importlib.util import MAGIC_NUMBER; print(json.dumps({'executable':"
          + " sys.executable, 'name': sys.implementation.name, 'version':"
          + " list(sys.version_info[:3]), 'magic': int.from_bytes(MAGIC_NUMBER[:2], 'little')}))";

  private record Answer(String executable, String name, List<Integer> version, int magic) {}

  /**
   * Asks a command who it is.
   *
   * @param command a name on the PATH or the path of an executable
   * @throws ExtractException when it is missing, no CPython, or too old
   */
  public static Interpreter find(String command) {
    Answer answer = ask(command);
    List<Integer> version = answer.version();
    boolean usable =
        answer.name().equals("cpython")
            && version.size() == 3
            && version.get(0) == 3
            && version.get(1) >= OLDEST_MINOR;
    String text = String.join(".", version.stream().map(String::valueOf).toList());
    if (!usable) {
      throw new ExtractException(
          "'"
              + command
              + "' is "
              + answer.name()
              + " "
              + text
              + ", but extraction needs CPython 3."
              + OLDEST_MINOR
              + " or newer; install one and name it in codeweft.extract.python or in the request");
    }
    return new Interpreter(answer.executable(), text, answer.magic());
  }

  private static Answer ask(String command) {
    try {
      Process process =
          new ProcessBuilder(command, "-I", "-S", "-c", ASK)
              .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          throw unusable(command, "it did not answer within " + TIMEOUT_SECONDS + " s", null);
        }
        byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT);
        if (process.exitValue() != 0) {
          throw unusable(command, "it ended with exit code " + process.exitValue(), null);
        }
        return Json.read(
            new String(output, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8),
            Answer.class);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(command, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(command, "interrupted", e);
    }
  }

  private static ExtractException unusable(String command, String why, @Nullable Throwable cause) {
    return new ExtractException(
        "the Python interpreter '"
            + command
            + "' cannot be used: "
            + why
            + "; install Python 3."
            + OLDEST_MINOR
            + " or newer, or name one in codeweft.extract.python or in the request",
        cause);
  }
}
