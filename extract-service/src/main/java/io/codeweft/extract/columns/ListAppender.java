package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.complex.ListVector;

/** Lists, never null: the offsets of the frame start at 0, those of the vector go on. */
final class ListAppender extends ColumnAppender {
  private final ListVector vector;
  private final ColumnAppender elements;

  ListAppender(ListVector vector, ColumnAppender elements) {
    this.vector = vector;
    this.elements = elements;
  }

  @Override
  void append(Frame frame, int rows) {
    while (vector.getValueCapacity() < count + rows) {
      vector.reAlloc();
    }
    int at = frame.take((rows + 1) * Integer.BYTES);
    int base = elements.count;
    ArrowBuf offsets = vector.getOffsetBuffer();
    int last = 0;
    for (int row = 0; row < rows; row++) {
      last = frame.intAt(at + (row + 1) * Integer.BYTES);
      offsets.setInt((long) (count + row + 1) * Integer.BYTES, base + last);
      BitVectorHelper.setBit(vector.getValidityBuffer(), count + row);
    }
    elements.append(frame, last);
    count += rows;
  }

  /** Elements of all lists so far. */
  int elementCount() {
    return elements.count;
  }

  @Override
  void finish() {
    elements.finish();
    vector.setLastSet(count - 1);
    vector.setValueCount(count);
  }

  @Override
  void reset() {
    super.reset();
    elements.reset();
  }
}
