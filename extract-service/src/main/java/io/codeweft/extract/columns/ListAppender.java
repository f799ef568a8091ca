package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Lists, never null: the offsets of the frame start at 0, those of the column go on. */
final class ListAppender extends ColumnAppender {
  private final ColumnAppender elements;
  private final GrowableBuffer offsets;

  ListAppender(ColumnAppender elements, BufferAllocator memory) {
    super(memory);
    this.elements = elements;
    offsets = new GrowableBuffer(memory);
  }

  @Override
  void take(Frame frame, int rows) {
    int at = frame.take((rows + 1) * Integer.BYTES);
    int base = elements.count();
    ArrowBuf ends = offsets.reserve((count() + rows + 1L) * Integer.BYTES);
    int last = 0;
    for (int row = 0; row < rows; row++) {
      last = frame.intAt(at + (row + 1) * Integer.BYTES);
      ends.setInt((count() + row + 1L) * Integer.BYTES, base + last);
      set(row);
    }
    elements.append(frame, last);
  }

  /** Elements of all lists so far. */
  int elementCount() {
    return elements.count();
  }

  @Override
  void load(FieldVector vector) {
    super.load(vector);
    elements.load(((ListVector) vector).getDataVector());
  }

  @Override
  List<GrowableBuffer> buffers() {
    return List.of(offsets);
  }

  @Override
  void clear() {
    super.clear();
    elements.clear();
  }

  @Override
  public void close() {
    super.close();
    elements.close();
  }
}
