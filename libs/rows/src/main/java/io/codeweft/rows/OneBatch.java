package io.codeweft.rows;

import io.codeweft.engine.ArrowSchemas;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** A stream of a single record batch. */
public final class OneBatch extends ArrowReader {
  private final Schema schema;
  private final Consumer<VectorSchemaRoot> fill;
  private boolean read;

  public OneBatch(
      BufferAllocator memory,
      io.codeweft.contracts.schema.Schema schema,
      Consumer<VectorSchemaRoot> fill) {
    super(memory);
    this.schema = ArrowSchemas.toArrow(schema);
    this.fill = fill;
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    if (read) {
      return false;
    }
    read = true;
    VectorSchemaRoot batch = getVectorSchemaRoot();
    batch.getFieldVectors().forEach(FieldVector::allocateNew);
    fill.accept(batch);
    return true;
  }

  @Override
  protected Schema readSchema() {
    return schema;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    // The batch comes from memory.
  }
}
