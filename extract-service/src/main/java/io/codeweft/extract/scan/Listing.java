package io.codeweft.extract.scan;

import java.nio.file.Path;

/** Takes what a lister finds: repository-relative names as bytes, with {@code /}. */
interface Listing {

  /** A file, a link or anything else that is not a folder. */
  void add(byte[] relative, Path file);

  /** Whether a folder need not be looked into. */
  boolean prunes(byte[] relative);
}
