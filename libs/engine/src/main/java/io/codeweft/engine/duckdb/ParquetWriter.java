package io.codeweft.engine.duckdb;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.WrittenFile;
import java.nio.file.Path;
import java.sql.ResultSet;

/** One sorted, compressed file per call, with its statistics. */
final class ParquetWriter {
  /** Rows; small enough to skip by, large enough to compress. */
  private static final String FLAT_ROW_GROUPS = "row_group_size 122880";

  /** A nested row can be a whole file: counted in rows, everything would be one row group. */
  private static final String NESTED_ROW_GROUPS = "row_group_size_bytes '16MB'";

  private final Statements statements;

  ParquetWriter(Statements statements) {
    this.statements = statements;
  }

  /**
   * Writes {@code columns} of a relation or query.
   *
   * @param source as it stands in a FROM clause
   * @param order as it stands in an ORDER BY clause; empty = in the order of the source
   */
  WrittenFile write(String doing, String source, Schema columns, String order, Path file) {
    // DuckDB writes a column REQUIRED when its planner happens to know that no null is left, so
    // two files of a table could differ. A full join may add nulls everywhere, as far as the
    // planner knows; this one adds none.
    String copy =
        """
        copy (
          select %s
          from %s as source full join (select 1 as "no row" where false) as nothing on false
          %s
        ) to %s (format parquet, compression zstd, %s, use_tmp_file true, return_stats true)
        """
            .formatted(
                SqlText.casts(columns),
                source,
                order.isEmpty() ? "" : "order by " + order,
                SqlText.text(file.toString()),
                isNested(columns) ? NESTED_ROW_GROUPS : FLAT_ROW_GROUPS);
    return statements.query(doing, copy, rows -> written(rows, columns, file));
  }

  static boolean isNested(Schema schema) {
    return schema.fields().stream().anyMatch(field -> !(field.type() instanceof DataType.Scalar));
  }

  private static WrittenFile written(ResultSet rows, Schema columns, Path file)
      throws java.sql.SQLException {
    rows.next();
    return new WrittenFile(
        file,
        rows.getLong("count"),
        rows.getLong("file_size_bytes"),
        CopyStatistics.of(rows.getObject("column_statistics"), columns));
  }
}
