package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.VarCharVector;

/** Strings: indexes into the string table of the frame, -1 is null. */
final class TextAppender extends ColumnAppender {
  private final VarCharVector vector;

  TextAppender(VarCharVector vector) {
    this.vector = vector;
  }

  @Override
  void append(Frame frame, int rows) {
    while (vector.getValueCapacity() < count + rows) {
      vector.reallocValidityAndOffsetBuffers();
    }
    int at = frame.take(rows * Integer.BYTES);
    int end = end();
    reserve(end + size(frame, at, rows));
    ArrowBuf offsets = vector.getOffsetBuffer();
    ArrowBuf data = vector.getDataBuffer();
    for (int row = 0; row < rows; row++) {
      int index = frame.intAt(at + row * Integer.BYTES);
      if (index >= 0) {
        int length = frame.stringLength(index);
        data.setBytes(end, frame.bytes(), frame.stringStart(index), length);
        end += length;
        BitVectorHelper.setBit(vector.getValidityBuffer(), count + row);
      }
      offsets.setInt((long) (count + row + 1) * Integer.BYTES, end);
    }
    count += rows;
  }

  private int end() {
    return count == 0 ? 0 : vector.getOffsetBuffer().getInt((long) count * Integer.BYTES);
  }

  private static long size(Frame frame, int at, int rows) {
    long size = 0;
    for (int row = 0; row < rows; row++) {
      int index = frame.intAt(at + row * Integer.BYTES);
      size += index < 0 ? 0 : frame.stringLength(index);
    }
    return size;
  }

  private void reserve(long size) {
    if (vector.getDataBuffer().capacity() < size) {
      vector.reallocDataBuffer(Math.max(size, 2 * vector.getDataBuffer().capacity()));
    }
  }

  @Override
  void finish() {
    vector.setLastSet(count - 1);
    vector.setValueCount(count);
  }
}
