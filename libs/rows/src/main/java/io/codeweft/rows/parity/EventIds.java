package io.codeweft.rows.parity;

import static io.codeweft.rows.Cells.required;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.rows.RowColumns;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Only the ids of the reports. */
final class EventIds implements RowColumns<String> {
  private static final Schema SCHEMA = Schema.parse("struct<event_id:string!>");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorSchemaRoot batch, int at, String row) {
    throw new UnsupportedOperationException("ids are written with their reports");
  }

  @Override
  public String read(VectorSchemaRoot batch, int at) {
    return required(batch.getVector("event_id"), at);
  }
}
