package io.codeweft.extract.scan;

import java.nio.file.Path;

/** One path of a repository that the globs take in. */
public sealed interface ScanEntry {

  /** Repository-relative, {@code /}, NFC. */
  String path();

  /** A file to extract. */
  record Source(String path, Path file) implements ScanEntry {}

  /**
   * A path that is not read.
   *
   * @param kind {@code error_kind} of its row in {@code extract_errors_v1}
   */
  record Refused(String path, String kind, String message) implements ScanEntry {}
}
