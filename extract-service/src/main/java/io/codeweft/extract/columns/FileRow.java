package io.codeweft.extract.columns;

import io.codeweft.functions.reference.StableId;
import org.jspecify.annotations.Nullable;

/**
 * What every dataset says of a file.
 *
 * @param sha256 of its bytes; null when it was not read
 */
public record FileRow(
    String repo, String path, String fileId, @Nullable String sha256, long sizeBytes) {

  public static FileRow of(String repo, String path, @Nullable String sha256, long sizeBytes) {
    return new FileRow(repo, path, StableId.of("file", repo, path), sha256, sizeBytes);
  }
}
