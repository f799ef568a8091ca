package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The packaged program with another definition of one function, as its next release may have. */
final class OtherRelease {
  private static final String LIBRARY = "codeweft-functions";

  private OtherRelease() {}

  /**
   * What is started to run it.
   *
   * @param function whose definition file differs
   * @param change of the text of that file
   */
  static Path with(String function, UnaryOperator<String> change) {
    Path original = Program.jar("standalone");
    Path folder = Objects.requireNonNull(original.getParent());
    Path app = Workspace.folder("release");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path copy = app.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      change(library(app), "/functions/" + function + ".yaml", change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return app.resolve(original.getFileName());
  }

  private static Path library(Path app) throws IOException {
    try (Stream<Path> files = Files.walk(app)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().contains(LIBRARY)).toList();
      if (found.size() != 1) {
        throw new AssertionError("one " + LIBRARY + " is expected in the program, found " + found);
      }
      return found.getFirst();
    }
  }

  private static void change(Path jar, String entry, UnaryOperator<String> change)
      throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path file = zip.getPath(entry);
      String before = Files.readString(file);
      String after = change.apply(before);
      if (after.equals(before)) {
        throw new AssertionError("nothing is changed in " + entry);
      }
      Files.write(file, after.getBytes(StandardCharsets.UTF_8));
    }
  }
}
