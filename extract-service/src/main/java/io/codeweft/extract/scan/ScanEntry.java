package io.codeweft.extract.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One path of a repository that the globs take in. */
public sealed interface ScanEntry {

  /** Repository-relative, {@code /}, NFC. */
  String path();

  /** Its place below an absolute folder, whatever the locale of this process. */
  default Path below(Path folder) {
    return RawNames.below(folder, path().getBytes(StandardCharsets.UTF_8));
  }

  /** A file to extract. */
  record Source(String path, Path file) implements ScanEntry {}

  /** A file of a commit to extract. */
  record Blob(String path, ObjectStore store, String objectId) implements ScanEntry {

    /**
     * The content as git stores it: line ends, encodings and large files are not converted.
     *
     * @return null when it has more than {@code maxBytes}
     * @throws IOException when the content is not in the repository
     */
    public byte @Nullable [] read(long maxBytes) throws IOException {
      return store.read(objectId, maxBytes);
    }
  }

  /**
   * A path that is not read.
   *
   * @param kind {@code error_kind} of its row in {@code extract_errors_v1}
   */
  record Refused(String path, String kind, String message) implements ScanEntry {}
}
