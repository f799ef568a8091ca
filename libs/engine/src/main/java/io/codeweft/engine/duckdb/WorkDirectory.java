package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one session: refuses to take over what is not its own, since it deletes. */
record WorkDirectory(Path path) {

  static WorkDirectory create(Path wanted) {
    try {
      Files.createDirectories(wanted);
      try (Stream<Path> entries = Files.list(wanted)) {
        if (entries.findAny().isPresent()) {
          throw new EngineException(
              EngineException.Kind.STORAGE,
              "work directory "
                  + wanted
                  + " is not empty; a session deletes its directory, so give it one of its own");
        }
      }
      return new WorkDirectory(wanted.toRealPath());
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE,
          "cannot create work directory " + wanted + ": " + e + "; check the path and its rights",
          e);
    }
  }

  void delete() {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE,
          "cannot delete work directory " + path + ": " + e + "; delete it by hand",
          e);
    }
  }

  /** Does not follow links. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
        throws IOException {
      if (error != null) {
        throw error;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
