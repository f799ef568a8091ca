package io.codeweft.standalone.sql;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Prints record batches in one format. */
interface RowWriter {

  /** Prints the rows of a batch; columns are the same in every batch. */
  void write(VectorSchemaRoot batch) throws IOException;

  /** Prints what comes after the last batch. */
  void end() throws IOException;

  static RowWriter of(RowFormat format, List<String> columns, PrintStream out) throws IOException {
    return switch (format) {
      case TABLE -> new TableWriter(columns, out);
      case CSV -> new CsvWriter(columns, out);
      case JSON -> new JsonWriter(out);
    };
  }
}
