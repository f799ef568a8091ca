package io.codeweft.standalone.sql;

import io.codeweft.registry.query.result.CsvRows;
import io.codeweft.registry.query.result.JsonRows;
import io.codeweft.registry.query.result.ResultWriter;
import java.io.IOException;
import java.io.PrintStream;

/** How query results are printed. */
public enum RowFormat {
  /** Aligned columns for people. */
  TABLE,
  /** RFC 4180, header first; null is an empty field, an empty text is quoted. */
  CSV,
  /** One array of objects. */
  JSON;

  /** A writer to a stream that it does not close. */
  public ResultWriter writer(PrintStream out) throws IOException {
    return switch (this) {
      case TABLE -> new TableWriter(out);
      case CSV -> new CsvRows(out);
      case JSON -> JsonRows.array(out);
    };
  }
}
