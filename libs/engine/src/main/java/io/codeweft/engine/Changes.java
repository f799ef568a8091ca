package io.codeweft.engine;

import org.jspecify.annotations.Nullable;

/**
 * The row difference of two states of a relation.
 *
 * @param updated rows whose key stayed and whose content changed; each is two rows in the file
 * @param file the changed rows, or null when nothing changed
 */
public record Changes(long inserted, long updated, long deleted, @Nullable WrittenFile file) {

  /** Whether the two states are equal. */
  public boolean isEmpty() {
    return file == null;
  }
}
