package io.codeweft.tables.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files that appear whole or not at all: written under a temporary name, then linked or renamed.
 * {@code link(2)} fails when the target exists, which is the compare-and-set of a commit.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @throws FileAlreadyExistsException when the target exists; it is left alone
   */
  public static void create(Path target, Content content, boolean fsync) throws IOException {
    Path temporary = temporary(target);
    try {
      write(temporary, content, fsync);
      link(temporary, target);
      syncDirectory(target, fsync);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Like {@link #create}, but a target that exists is replaced. */
  public static void replace(Path target, Content content, boolean fsync) throws IOException {
    Path temporary = temporary(target);
    try {
      write(temporary, content, fsync);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory(target, fsync);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Waits until the disk holds the file's bytes. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  static void link(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      throw new IOException(
          "cannot create "
              + target
              + " by a hard link ("
              + e.getMessage()
              + "); atomic commits need them: put the warehouse on a file system that has them",
          e);
    }
  }

  static void syncDirectory(Path target, boolean fsync) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (fsync && directory != null) {
      sync(directory);
    }
  }

  private static void write(Path file, Content content, boolean fsync) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      content.writeTo(out);
    }
    if (fsync) {
      sync(file);
    }
  }
}
