package io.codeweft.extract.landing;

import org.jspecify.annotations.Nullable;

/**
 * What an extract made of one path.
 *
 * @param sha256 of the bytes; null when the file was not read
 * @param refusal kind and message of why it was not read, or null
 * @param sizeBytes 0 when it was not read
 * @param lines text lines
 * @param errors rows of {@code extract_errors_v1}
 */
public record LandedFile(
    String path,
    @Nullable String sha256,
    @Nullable String refusal,
    long sizeBytes,
    long lines,
    long errors) {

  public LandedFile {
    if ((sha256 == null) == (refusal == null)) {
      throw new IllegalArgumentException(path + " was either read or refused");
    }
  }

  /** Equal digests, equal facts: that of the bytes, or in its place why there is none. */
  public String digest() {
    return sha256 != null ? sha256 : String.valueOf(refusal);
  }
}
