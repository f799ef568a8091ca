package io.codeweft.registry.query.result;

import io.codeweft.contracts.schema.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** RFC 4180, header first; null is an empty field, an empty text is quoted. */
public final class CsvRows implements ResultWriter {
  private final Writer out;

  public CsvRows(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(Schema schema) throws IOException {
    Iterator<String> names = schema.names().iterator();
    while (names.hasNext()) {
      out.write(field(names.next()));
      out.write(names.hasNext() ? "," : "\r\n");
    }
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    List<FieldVector> columns = batch.getFieldVectors();
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        out.write(field(Cells.text(columns.get(i), row)));
        out.write(i + 1 < columns.size() ? "," : "\r\n");
      }
    }
  }

  @Override
  public void end() throws IOException {
    out.flush();
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
