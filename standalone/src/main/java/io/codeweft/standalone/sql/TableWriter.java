package io.codeweft.standalone.sql;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.query.result.Cells;
import io.codeweft.registry.query.result.ResultWriter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Collects all rows, since widths are known at the end only; the query's row limit bounds them. */
final class TableWriter implements ResultWriter {
  private static final int MAX_WIDTH = 60;

  private final PrintStream out;
  private List<String> columns = List.of();
  private final List<List<String>> rows = new ArrayList<>();

  TableWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(Schema schema) {
    columns = schema.names();
  }

  @Override
  public void write(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (FieldVector column : batch.getFieldVectors()) {
        cells.add(cell(Objects.requireNonNullElse(Cells.text(column, row), "")));
      }
      rows.add(cells);
    }
  }

  @Override
  public void end() {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    line(columns, widths);
    line(java.util.Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    rows.forEach(row -> line(row, widths));
    out.println("(" + rows.size() + (rows.size() == 1 ? " row)" : " rows)"));
  }

  private void line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 2);
    }
    out.println(line.toString().stripTrailing());
  }

  /** One line, cut with an ellipsis. */
  private static String cell(String text) {
    String line = text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    return line.length() <= MAX_WIDTH ? line : line.substring(0, MAX_WIDTH - 1) + "…";
  }
}
