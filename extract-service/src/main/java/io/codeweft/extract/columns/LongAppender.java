package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVectorHelper;

/** 64-bit integers; -1 is null where the column has nulls. */
final class LongAppender extends ColumnAppender {
  private final BigIntVector vector;
  private final boolean nullable;

  LongAppender(BigIntVector vector, boolean nullable) {
    this.vector = vector;
    this.nullable = nullable;
  }

  @Override
  void append(Frame frame, int rows) {
    while (vector.getValueCapacity() < count + rows) {
      vector.reAlloc();
    }
    int at = frame.take(rows * Long.BYTES);
    vector
        .getDataBuffer()
        .setBytes((long) count * Long.BYTES, frame.bytes(), at, (long) rows * Long.BYTES);
    for (int row = 0; row < rows; row++) {
      if (!nullable || frame.longAt(at + row * Long.BYTES) >= 0) {
        BitVectorHelper.setBit(vector.getValidityBuffer(), count + row);
      }
    }
    count += rows;
  }

  @Override
  void finish() {
    vector.setValueCount(count);
  }
}
