package io.codeweft.extract.scan;

import java.nio.file.Path;

/** What a lister finds under a name. */
sealed interface Found {

  /** A file, a link or anything else that is not a folder. */
  record OnDisk(Path file) implements Found {}

  /** A file of a commit. */
  record InCommit(ObjectStore store, String objectId) implements Found {}

  /** Something that cannot be read, as {@link ScanEntry.Refused}. */
  record Refused(String kind, String message) implements Found {}
}
