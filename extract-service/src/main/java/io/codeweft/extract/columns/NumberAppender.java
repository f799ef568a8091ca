package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Integers of 4 or 8 bytes; -1 is null where the column has nulls. */
final class NumberAppender extends ColumnAppender {
  private final int width;
  private final boolean nullable;
  private final GrowableBuffer data;

  NumberAppender(int width, boolean nullable, BufferAllocator memory) {
    super(memory);
    this.width = width;
    this.nullable = nullable;
    data = new GrowableBuffer(memory);
  }

  @Override
  void take(Frame frame, int rows) {
    long start = (long) count() * width;
    long size = (long) rows * width;
    int at = frame.take(Math.toIntExact(size));
    data.reserve(start + size).setBytes(start, frame.bytes(), at, size);
    for (int row = 0; row < rows; row++) {
      // The sign is in the last byte of a little-endian number.
      if (!nullable || frame.bytes()[at + (row + 1) * width - 1] >= 0) {
        set(row);
      } else {
        setNull();
      }
    }
  }

  @Override
  List<GrowableBuffer> buffers() {
    return List.of(data);
  }
}
