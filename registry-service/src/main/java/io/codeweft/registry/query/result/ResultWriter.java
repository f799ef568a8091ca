package io.codeweft.registry.query.result;

import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes record batches in one format. Called in this order: begin, write for each batch, end. */
public interface ResultWriter {

  /** Writes what comes before the first batch. */
  void begin(Schema schema) throws IOException;

  /** Writes the rows of a batch, which has the columns of the schema. */
  void write(VectorSchemaRoot batch) throws IOException;

  /** Writes what comes after the last batch, and flushes. */
  void end() throws IOException;
}
