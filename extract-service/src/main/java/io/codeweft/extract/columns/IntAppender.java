package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.IntVector;

/** 32-bit integers; -1 is null where the column has nulls. */
final class IntAppender extends ColumnAppender {
  private final IntVector vector;
  private final boolean nullable;

  IntAppender(IntVector vector, boolean nullable) {
    this.vector = vector;
    this.nullable = nullable;
  }

  @Override
  void append(Frame frame, int rows) {
    while (vector.getValueCapacity() < count + rows) {
      vector.reAlloc();
    }
    int at = frame.take(rows * Integer.BYTES);
    vector
        .getDataBuffer()
        .setBytes((long) count * Integer.BYTES, frame.bytes(), at, (long) rows * Integer.BYTES);
    for (int row = 0; row < rows; row++) {
      if (!nullable || frame.intAt(at + row * Integer.BYTES) >= 0) {
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
