package io.codeweft.rows;

import io.codeweft.contracts.schema.Schema;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows of one kind as Arrow record batches and back. */
public interface RowColumns<R> {

  /** The columns of the table. */
  Schema schema();

  /** Sets the cells of row {@code at}; rows come in order. The caller counts them. */
  void write(VectorSchemaRoot batch, int at, R row);

  /** Row {@code at} of a batch. */
  R read(VectorSchemaRoot batch, int at);
}
