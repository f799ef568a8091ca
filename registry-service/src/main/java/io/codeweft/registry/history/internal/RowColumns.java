package io.codeweft.registry.history.internal;

import io.codeweft.contracts.schema.Schema;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows of one kind as Arrow record batches and back. */
public interface RowColumns<R> {

  /** The columns of the table. */
  Schema schema();

  /** Fills the batch, which has room, with this one row. */
  void write(VectorSchemaRoot batch, R row);

  /** Row {@code at} of a batch. */
  R read(VectorSchemaRoot batch, int at);
}
