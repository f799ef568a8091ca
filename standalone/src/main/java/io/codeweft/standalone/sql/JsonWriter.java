package io.codeweft.standalone.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

final class JsonWriter implements RowWriter {
  private final PrintStream out;
  private final JsonGenerator json;

  JsonWriter(PrintStream out) throws IOException {
    this.out = out;
    this.json = Json.mapper().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    for (int row = 0; row < batch.getRowCount(); row++) {
      json.writeRaw('\n');
      json.writeStartObject();
      for (FieldVector column : batch.getFieldVectors()) {
        json.writeFieldName(column.getName());
        Cells.writeJson(json, Cells.value(column, row));
      }
      json.writeEndObject();
    }
  }

  @Override
  public void end() throws IOException {
    json.writeRaw('\n');
    json.writeEndArray();
    json.close();
    out.println();
  }
}
