package io.codeweft.extract.treesitter.internal;

import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Takes native libraries out of their jars. They go to a folder of this user below the temporary
 * files, by names that hold their digests: processes share them, versions do not meet, and a file
 * that is not what it is called is replaced before it is loaded.
 */
final class Libraries {
  static final String CORE = "tree-sitter";
  static final String PYTHON = "tree-sitter-python";

  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

  private Libraries() {}

  /**
   * A library for this machine.
   *
   * @return empty when the jars have none
   * @throws ExtractException when it cannot be unpacked
   */
  static Optional<Path> unpack(String library) {
    return bytes(library).map(bytes -> unpack(folder(), library, bytes));
  }

  static Path unpack(Path folder, String library, byte[] bytes) {
    Path file = folder.resolve(Digest.sha256Hex(bytes) + "-" + System.mapLibraryName(library));
    try {
      own(folder);
      if (!holds(file, bytes)) {
        Path part = Files.createTempFile(folder, library, ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return file;
    } catch (IOException e) {
      throw new ExtractException(
          "the library "
              + library
              + " cannot be unpacked to "
              + folder
              + ": "
              + e
              + "; make it writable for this user alone, or choose another place for temporary files"
              + " (java.io.tmpdir)",
          e);
    }
  }

  private static Optional<byte[]> bytes(String library) {
    Optional<String> resource = Platform.resource(library);
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Libraries.class.getResourceAsStream("/" + resource.get())) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new ExtractException("the library " + resource.get() + " cannot be read: " + e, e);
    }
  }

  private static Path folder() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "codeweft-libraries-" + System.getProperty("user.name"));
  }

  /** Makes the folder, or sees that nobody else can put a file there. */
  private static void own(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(MINE));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(MINE)
          || !isMine(folder)) {
        throw new IOException("others than this user may write to it");
      }
    }
  }

  private static boolean isMine(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "owner", ".part");
    try {
      return Files.getOwner(probe).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }
}
