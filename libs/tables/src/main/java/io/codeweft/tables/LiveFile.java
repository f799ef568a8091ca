package io.codeweft.tables;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A data file of one table version.
 *
 * @param path below the table's root, POSIX separators
 * @param bounds per top-level scalar column that has statistics. Unlike the exact values a writer
 *     hands in, {@code min} and {@code max} of long strings are cut (the maximum upwards): they
 *     enclose the values, and serve to skip files, not to answer queries
 */
public record LiveFile(
    String path, long sizeBytes, long rows, SortedMap<String, ColumnStatistics> bounds) {
  public LiveFile {
    bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
  }
}
