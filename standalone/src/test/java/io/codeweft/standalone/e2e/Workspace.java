package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Folders that live as long as the JVM of the tests, since tests share what is in them. Outside the
 * source tree: a folder inside a git work tree would be scanned as part of it.
 *
 * <p>{@code -Djunit.jupiter.tempdir.cleanup.mode.default=NEVER} keeps them for a look.
 */
final class Workspace {
  private static final Path ROOT = create();

  private Workspace() {}

  static Path folder(String name) {
    try {
      return Files.createTempDirectory(ROOT, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create() {
    try {
      Path root = Files.createTempDirectory("weft-e2e").toRealPath();
      if (!"NEVER".equals(System.getProperty("junit.jupiter.tempdir.cleanup.mode.default"))) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root), "workspace-delete"));
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
