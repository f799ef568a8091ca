package io.codeweft.engine;

import io.codeweft.contracts.event.DataFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Parquet file the engine wrote.
 *
 * @param columns statistics per top-level scalar column. Minimum and maximum are exact and in the
 *     text of the column's type ({@code 12}, {@code 0.5}, {@code true}, the string itself), or null
 *     when unknown: all null, binary, not a number, too long
 */
public record WrittenFile(
    Path file, long rows, long sizeBytes, Map<String, DataFile.ColumnStatistics> columns) {
  public WrittenFile {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }
}
