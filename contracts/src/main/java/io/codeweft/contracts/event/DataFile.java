package io.codeweft.contracts.event;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Parquet file that lies beside its table.
 *
 * @param path path below the table's location
 * @param columns statistics per top-level scalar column; absent columns have none
 */
public record DataFile(
    String path, long sizeBytes, long rows, Map<String, ColumnStatistics> columns) {
  public DataFile {
    columns = new TreeMap<>(columns);
  }

  /**
   * @param min exact minimum as text of the column's type, or null when unknown or all null
   * @param max exact maximum likewise
   */
  public record ColumnStatistics(
      @org.jspecify.annotations.Nullable String min,
      @org.jspecify.annotations.Nullable String max,
      long nulls) {}
}
