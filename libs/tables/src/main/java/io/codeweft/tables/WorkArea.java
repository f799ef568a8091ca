package io.codeweft.tables;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scratch space of one process, {@code work/SERVICE-UUID} of a warehouse: on the file system of the
 * tables, so that a finished file can be moved or linked to its table. The directory is locked as
 * long as the process lives; what a crashed process left behind is deleted by the next one that
 * opens an area for the same service. Thread-safe.
 */
public final class WorkArea implements AutoCloseable {
  private static final String LOCK = ".lock";

  /** Of this JVM: even looking at the lock of another area would give it up (POSIX locks). */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel lock;

  private WorkArea(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes a new area and deletes the abandoned ones of this service.
   *
   * @param service letters only
   * @param staleAfter areas younger than this are left alone: their owner may be about to lock them
   * @throws TableException when the area cannot be made
   */
  public static WorkArea open(Warehouse warehouse, String service, Duration staleAfter) {
    Path work = warehouse.root().resolve("work");
    Path directory = work.resolve(service + "-" + UUID.randomUUID());
    try {
      OWN.add(directory);
      Files.createDirectories(directory);
      FileChannel lock =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new IOException(directory.resolve(LOCK) + " is locked by somebody else");
      }
      deleteAbandoned(work, service, Instant.now().minus(staleAfter));
      return new WorkArea(directory, lock);
    } catch (IOException e) {
      throw new TableException(
          "the work area " + directory + " cannot be made: " + e + "; is the warehouse writable?",
          e);
    }
  }

  /** A new directory; deleted with its content on close. */
  public Scratch scratch() {
    try {
      return new Scratch(Files.createTempDirectory(directory, "task-"));
    } catch (IOException e) {
      throw new TableException("no scratch directory in " + directory + ": " + e, e);
    }
  }

  /** One use of the area. */
  public record Scratch(Path path) implements AutoCloseable {
    @Override
    public void close() {
      try {
        delete(path);
      } catch (IOException e) {
        throw new TableException("scratch directory " + path + " cannot be deleted: " + e, e);
      }
    }
  }

  /** Deletes everything in the area. */
  @Override
  public void close() {
    try (lock) {
      delete(directory);
      OWN.remove(directory);
    } catch (IOException e) {
      throw new TableException("the work area " + directory + " cannot be deleted: " + e, e);
    }
  }

  private static void deleteAbandoned(Path work, String service, Instant before)
      throws IOException {
    List<Path> areas;
    try (Stream<Path> entries = Files.list(work)) {
      areas =
          entries
              .filter(area -> area.getFileName().toString().matches(service + "-[0-9a-f-]{36}"))
              .filter(area -> !OWN.contains(area))
              .sorted()
              .toList();
    }
    for (Path area : areas) {
      if (isAbandoned(area, before)) {
        delete(area);
      }
    }
  }

  /** Old enough, and nobody holds its lock. Whatever is in doubt is somebody's. */
  private static boolean isAbandoned(Path area, Instant before) {
    try {
      if (Files.getLastModifiedTime(area).toInstant().isAfter(before)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(area.resolve(LOCK), StandardOpenOption.WRITE);
          FileLock taken = channel.tryLock()) {
        return taken != null;
      } catch (NoSuchFileException e) {
        return Files.isDirectory(area);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Does not follow links; what vanishes meanwhile is gone as wanted. */
  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
            if (error instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw error;
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
        });
  }
}
