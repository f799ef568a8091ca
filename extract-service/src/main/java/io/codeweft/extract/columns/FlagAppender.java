package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;

/** Booleans, never null: a byte in the frame, a bit in the buffer. */
final class FlagAppender extends ColumnAppender {
  private final GrowableBuffer data;

  FlagAppender(BufferAllocator memory) {
    super(memory);
    data = new GrowableBuffer(memory);
  }

  @Override
  void take(Frame frame, int rows) {
    int at = frame.take(rows);
    ArrowBuf bits = data.reserve((count() + rows) / Byte.SIZE + 1L);
    for (int row = 0; row < rows; row++) {
      set(row);
      if (frame.bytes()[at + row] != 0) {
        BitVectorHelper.setBit(bits, count() + row);
      }
    }
  }

  @Override
  List<GrowableBuffer> buffers() {
    return List.of(data);
  }
}
