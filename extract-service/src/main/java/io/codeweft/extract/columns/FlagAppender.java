package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;

/** Booleans: a byte in the frame, a bit in the vector. */
final class FlagAppender extends ColumnAppender {
  private final BitVector vector;

  FlagAppender(BitVector vector) {
    this.vector = vector;
  }

  @Override
  void append(Frame frame, int rows) {
    while (vector.getValueCapacity() < count + rows) {
      vector.reAlloc();
    }
    int at = frame.take(rows);
    byte[] bytes = frame.bytes();
    for (int row = 0; row < rows; row++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), count + row);
      if (bytes[at + row] != 0) {
        BitVectorHelper.setBit(vector.getDataBuffer(), count + row);
      }
    }
    count += rows;
  }

  @Override
  void finish() {
    vector.setValueCount(count);
  }
}
