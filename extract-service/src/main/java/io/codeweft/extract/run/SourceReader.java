package io.codeweft.extract.run;

import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.scan.ScanEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/** Reads the bytes of source files, within the size limit. */
final class SourceReader {
  private final long maxBytes;

  SourceReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** What a file turned out to be. */
  sealed interface Result {}

  /** The content of a file; bytes are compared by their digest. */
  static final class Bytes implements Result {
    private final byte[] bytes;
    private final String sha256;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
      this.sha256 = Digest.sha256Hex(bytes);
    }

    byte[] bytes() {
      return bytes;
    }

    String sha256() {
      return sha256;
    }
  }

  record Unreadable(ScanEntry.Refused refused) implements Result {}

  Result read(ScanEntry.Source source) {
    try (InputStream in =
        Files.newInputStream(source.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes((int) maxBytes + 1);
      return bytes.length > maxBytes ? tooLarge(source) : new Bytes(bytes);
    } catch (IOException e) {
      return refuse(
          source,
          "unreadable",
          "the file cannot be read ("
              + e.getClass().getSimpleName()
              + "); give this user the right to read it, or exclude it");
    }
  }

  Result read(ScanEntry.Blob blob) {
    try {
      byte[] bytes = blob.read(maxBytes);
      return bytes == null ? tooLarge(blob) : new Bytes(bytes);
    } catch (IOException e) {
      return refuse(
          blob,
          "unreadable",
          "the file cannot be read from git ("
              + e.getMessage()
              + "); fetch what is missing, for example in a clone without a filter");
    }
  }

  private Result tooLarge(ScanEntry source) {
    return refuse(
        source,
        "too-large",
        "the file is larger than the limit of "
            + maxBytes
            + " bytes; raise max_file_bytes or exclude the file");
  }

  private static Result refuse(ScanEntry source, String kind, String message) {
    return new Unreadable(new ScanEntry.Refused(source.path(), kind, message));
  }
}
