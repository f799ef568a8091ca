package io.codeweft.extract.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real code that every machine has: parts of the standard library of its {@code python3}. */
final class StandardLibrary {
  private static final List<String> PARTS =
      List.of(
          "asyncio", "collections", "email", "importlib", "json", "typing.py", "dataclasses.py");

  private StandardLibrary() {}

  /** Copies the parts that most tests look at. */
  static Path copy(Path target) {
    return copy(target, PARTS);
  }

  /** Copies some files and packages. */
  static Path copy(Path target, List<String> parts) {
    Path library =
        Path.of(
            run("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])")
                .strip());
    for (String part : parts) {
      try (Stream<Path> files = Files.walk(library.resolve(part))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".py")).toList()) {
          Path copy = target.resolve(library.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return target;
  }

  /** The whole of it, with what is installed and its own tests. */
  static Path folder() {
    return Path.of(
        run("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").strip());
  }

  /** Output of a command that must succeed. */
  static String run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + " ended with " + process.exitValue());
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
