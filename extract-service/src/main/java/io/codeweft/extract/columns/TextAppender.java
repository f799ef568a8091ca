package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Strings: indexes into the string table of the frame, -1 is null. */
final class TextAppender extends ColumnAppender {
  private final GrowableBuffer offsets;
  private final GrowableBuffer data;
  private int end;

  TextAppender(BufferAllocator memory) {
    super(memory);
    offsets = new GrowableBuffer(memory);
    data = new GrowableBuffer(memory);
  }

  @Override
  void take(Frame frame, int rows) {
    int at = frame.take(rows * Integer.BYTES);
    ArrowBuf ends = offsets.reserve((count() + rows + 1L) * Integer.BYTES);
    ArrowBuf text = data.reserve(end + size(frame, at, rows));
    for (int row = 0; row < rows; row++) {
      int index = frame.intAt(at + row * Integer.BYTES);
      if (index >= 0) {
        int length = frame.stringLength(index);
        text.setBytes(end, frame.bytes(), frame.stringStart(index), length);
        end += length;
        set(row);
      } else {
        setNull();
      }
      ends.setInt((count() + row + 1L) * Integer.BYTES, end);
    }
  }

  private static long size(Frame frame, int at, int rows) {
    long size = 0;
    for (int row = 0; row < rows; row++) {
      int index = frame.intAt(at + row * Integer.BYTES);
      size += index < 0 ? 0 : frame.stringLength(index);
    }
    return size;
  }

  @Override
  List<GrowableBuffer> buffers() {
    return List.of(offsets, data);
  }

  @Override
  void clear() {
    super.clear();
    end = 0;
  }
}
