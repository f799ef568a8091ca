package io.codeweft.extract.landing;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/** A stream of one record batch, whose buffers are moved out of a root. */
final class LoadedBatch extends ArrowReader {
  private final VectorSchemaRoot batch;
  private boolean read;

  LoadedBatch(VectorSchemaRoot batch, BufferAllocator memory) {
    super(memory);
    this.batch = batch;
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    if (read) {
      return false;
    }
    read = true;
    VectorSchemaRoot target = getVectorSchemaRoot();
    List<FieldVector> from = batch.getFieldVectors();
    for (int i = 0; i < from.size(); i++) {
      TransferPair pair = from.get(i).makeTransferPair(target.getVector(i));
      pair.transfer();
    }
    target.setRowCount(batch.getRowCount());
    return true;
  }

  @Override
  protected Schema readSchema() {
    return batch.getSchema();
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
