package io.codeweft.extract.landing;

import java.util.Collections;
import java.util.List;

/**
 * How much a path weighs in a table: the bytes of its source, which the size of its rows follows in
 * every dataset, and a little for the row itself.
 */
final class PathWeights {
  private static final long ROW = 1_024;

  /** A table has about so many files, as long as they are neither tiny nor huge. */
  private static final int FILES = 192;

  private static final long LEAST_AIM = 128 << 10;
  private static final long MOST_AIM = 4 << 20;

  private final List<String> paths;

  /** Sum of the weights before each path, and of all. */
  private final long[] before;

  PathWeights(List<LandedFile> files) {
    paths = files.stream().map(LandedFile::path).toList();
    before = new long[paths.size() + 1];
    for (int i = 0; i < paths.size(); i++) {
      before[i + 1] = before[i] + ROW + files.get(i).sizeBytes();
    }
  }

  /** What a file of the table weighs when it is written anew. */
  long aim() {
    return Math.clamp(before[paths.size()] / FILES, LEAST_AIM, MOST_AIM);
  }

  /** A path that is no file weighs what a row does. */
  long of(String path) {
    int at = Collections.binarySearch(paths, path, PathOrder.BY_BYTES);
    return at < 0 ? ROW : before[at + 1] - before[at];
  }

  /** All files from {@code first} to {@code last}, both included. */
  long between(String first, String last) {
    int from = Collections.binarySearch(paths, first, PathOrder.BY_BYTES);
    int to = Collections.binarySearch(paths, last, PathOrder.BY_BYTES);
    return before[to < 0 ? -to - 1 : to + 1] - before[from < 0 ? -from - 1 : from];
  }
}
