package io.codeweft.extract.scan;

/** Takes what a lister finds: repository-relative names as bytes, with {@code /}. */
interface Listing {

  void add(byte[] relative, Found found);

  /** Whether a folder need not be looked into. */
  boolean prunes(byte[] relative);

  /** Whether a file of that name is asked for. */
  boolean includes(byte[] relative);
}
