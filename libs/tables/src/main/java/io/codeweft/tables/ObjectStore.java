package io.codeweft.tables;

import io.codeweft.contracts.json.Digest;
import io.codeweft.tables.internal.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Bytes named by their SHA-256 (64 lower-case hex digits). Objects never change, so that a hash in
 * an event names the same bytes for ever.
 */
public final class ObjectStore {
  /** Largest object, in bytes. */
  public static final int MAX_BYTES = 256 << 20;

  private final Path root;

  ObjectStore(Path root) {
    this.root = root;
  }

  /**
   * Stores the bytes unless they are there, and returns their name. An object that was damaged on
   * disk is put right.
   *
   * @throws TableException when there are more than {@link #MAX_BYTES}
   */
  public String put(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw tooLarge("an object", bytes.length);
    }
    String name = Digest.sha256Hex(bytes);
    Path file = file(name);
    try {
      Files.createDirectories(file.resolveSibling(""));
      try {
        AtomicFiles.create(file, out -> out.write(bytes), false);
      } catch (FileAlreadyExistsException e) {
        if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
          AtomicFiles.replace(file, out -> out.write(bytes), false);
        }
      }
      return name;
    } catch (IOException e) {
      throw new TableException("object " + file + " cannot be written: " + e, e);
    }
  }

  /**
   * @throws TableException when there is no such object, or its bytes are not those of its name
   */
  public byte[] get(String name) {
    Path file = file(name);
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw tooLarge(file.toString(), size);
      }
      byte[] bytes = Files.readAllBytes(file);
      String actual = Digest.sha256Hex(bytes);
      if (!actual.equals(name)) {
        throw new TableException(
            "object "
                + file
                + " is damaged: its bytes have the digest "
                + actual
                + "; delete it and have it written again");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new TableException(
          "there is no object " + name + " in " + root + "; is this the right warehouse?", e);
    } catch (IOException e) {
      throw new TableException("object " + file + " cannot be read: " + e, e);
    }
  }

  public boolean contains(String name) {
    return Files.isRegularFile(file(name));
  }

  private Path file(String name) {
    if (!name.matches("[0-9a-f]{64}")) {
      throw new TableException("'" + name + "' is not an object name: 64 lower-case hex digits");
    }
    return root.resolve(name.substring(0, 2)).resolve(name);
  }

  private static TableException tooLarge(String what, long bytes) {
    return new TableException(
        what + " of " + bytes + " bytes is larger than the limit of " + MAX_BYTES);
  }
}
