package io.codeweft.tables.internal;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kernel's file access over java.nio. Hadoop's local file system starts a process for every file it
 * creates, which makes a commit twenty times slower, and its put-if-absent is not atomic.
 *
 * <p>Paths are {@code file:} followed by the path as it is, without percent-encoding: Kernel treats
 * them as plain text.
 */
final class LocalFileIO implements FileIO {
  private static final String SCHEME = "file:";

  private final boolean fsync;

  LocalFileIO(boolean fsync) {
    this.fsync = fsync;
  }

  static Path path(String location) {
    return Path.of(location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location);
  }

  static String location(Path path) {
    return SCHEME + path.toAbsolutePath();
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
    Path from = path(filePath);
    Path directory = from.resolveSibling("").toAbsolutePath().normalize();
    String first = from.getFileName().toString();
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (entry.getFileName().toString().compareTo(first) >= 0) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw notFound(directory.toString(), e);
    }
    found.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
    List<FileStatus> result = new ArrayList<>(found.size());
    for (Path entry : found) {
      status(entry).ifPresent(result::add);
    }
    return Utils.toCloseableIterator(result.iterator());
  }

  /** Empty when the file has gone since it was listed. */
  private static Optional<FileStatus> status(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          FileStatus.of(
              location(file), attributes.size(), attributes.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FileNotFoundException notFound(String path, IOException cause) {
    FileNotFoundException missing = new FileNotFoundException(path);
    missing.initCause(cause);
    return missing;
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    return status(path(path)).orElseThrow(() -> new FileNotFoundException(path));
  }

  @Override
  public String resolvePath(String path) {
    return location(path(path));
  }

  @Override
  public boolean mkdirs(String path) throws IOException {
    Files.createDirectories(path(path));
    return true;
  }

  @Override
  public InputFile newInputFile(String path, long fileSize) {
    return new LocalInputFile(path(path));
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new LocalOutputFile(path(path), fsync);
  }

  @Override
  public boolean delete(String path) throws IOException {
    return Files.deleteIfExists(path(path));
  }

  @Override
  public Optional<String> getConf(String confKey) {
    return Optional.empty();
  }

  @Override
  public void copyFileAtomically(String srcPath, String destPath, boolean overwrite)
      throws IOException {
    AtomicFiles.Content content = out -> Files.copy(path(srcPath), out);
    if (overwrite) {
      AtomicFiles.replace(path(destPath), content, fsync);
    } else {
      AtomicFiles.create(path(destPath), content, fsync);
    }
  }
}
