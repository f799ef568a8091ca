package io.codeweft.standalone.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

final class CsvWriter implements RowWriter {
  private final PrintStream out;

  CsvWriter(List<String> columns, PrintStream out) {
    this.out = out;
    line(columns.stream().map(CsvWriter::field).toList());
  }

  @Override
  public void write(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      int at = row;
      line(
          batch.getFieldVectors().stream()
              .map(column -> field(Cells.text(Cells.value(column, at))))
              .toList());
    }
  }

  @Override
  public void end() {
    out.flush();
  }

  private void line(List<String> fields) {
    out.print(fields.stream().collect(Collectors.joining(",")));
    out.print("\r\n");
  }

  private static String field(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean plain =
        !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
