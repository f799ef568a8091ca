package io.codeweft.registry.query.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One JSON object a row: as the items of one array, or each on a line of its own (NDJSON). */
public final class JsonRows implements ResultWriter {
  private final JsonGenerator json;
  private final boolean array;

  private JsonRows(OutputStream out, boolean array) throws IOException {
    this.json = Json.mapper().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    this.json.setRootValueSeparator(null);
    this.array = array;
  }

  public static JsonRows array(OutputStream out) throws IOException {
    return new JsonRows(out, true);
  }

  public static JsonRows lines(OutputStream out) throws IOException {
    return new JsonRows(out, false);
  }

  @Override
  public void begin(Schema schema) throws IOException {
    if (array) {
      json.writeStartArray();
    }
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    for (int row = 0; row < batch.getRowCount(); row++) {
      if (array) {
        json.writeRaw('\n');
      }
      json.writeStartObject();
      for (FieldVector column : batch.getFieldVectors()) {
        json.writeFieldName(column.getName());
        Cells.writeJson(json, column, row);
      }
      json.writeEndObject();
      if (!array) {
        json.writeRaw('\n');
      }
    }
  }

  @Override
  public void end() throws IOException {
    if (array) {
      json.writeRaw('\n');
      json.writeEndArray();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
