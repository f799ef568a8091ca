package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The folder below which the files of offers lie. They belong to who offers, and stay there. */
public final class Inbox {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long maxFileBytes;

  /**
   * @param folder created when it is missing
   */
  public Inbox(Path folder, long maxFileBytes) {
    try {
      this.folder = Files.createDirectories(folder).toRealPath();
      this.maxFileBytes = maxFileBytes;
    } catch (IOException e) {
      throw new ExtractException(
          "the inbox "
              + folder
              + " cannot be created: "
              + e
              + "; set codeweft.extract.offers.inbox",
          e);
    }
  }

  /** Absolute, with symbolic links followed. */
  public Path folder() {
    return folder;
  }

  /** What became of copying a file. */
  sealed interface Copy {}

  record Copied(Path file) implements Copy {}

  /**
   * @param expected and how to get it
   */
  record Refused(String expected, String actual) implements Copy {}

  /** Copies a file, so that nobody changes it any more, and compares its digest. */
  Copy copy(ExtractOffered.File offered, Path target) {
    try {
      Path file = folder.resolve(offered.path()).normalize();
      boolean climbs = Arrays.asList(offered.path().split("/")).contains("..");
      if (climbs || Path.of(offered.path()).isAbsolute() || !file.startsWith(folder)) {
        return new Refused("a path below the inbox, without '..'", "'" + offered.path() + "'");
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !file.toRealPath().startsWith(folder)) {
        return new Refused(
            "a file below the inbox " + folder + ", not reached through a link", "no such file");
      }
      long size = Files.size(file);
      if (size > maxFileBytes) {
        return new Refused(
            "at most "
                + maxFileBytes
                + " bytes; offer several files, or raise codeweft.extract.offers.max-file-size",
            size + " bytes");
      }
      String sha256 = copy(file, target);
      return sha256.equals(offered.sha256())
          ? new Copied(target)
          : new Refused("sha256 " + offered.sha256(), "sha256 " + sha256);
    } catch (InvalidPathException e) {
      return new Refused("a path below the inbox", "'" + offered.path() + "'");
    } catch (IOException e) {
      throw new ExtractException(
          "the offered file " + offered.path() + " cannot be copied: " + e + "; offer it again", e);
    }
  }

  private static String copy(Path file, Path target) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in =
            Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
        out.write(buffer, 0, length);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
