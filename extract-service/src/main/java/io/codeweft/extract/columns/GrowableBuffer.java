package io.codeweft.extract.columns;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * One buffer of a column, which grows by doubling. Vectors can grow as well, but a list that grows
 * doubles everything below it, however deep and however empty.
 */
final class GrowableBuffer implements AutoCloseable {
  private static final long SMALLEST = 1 << 12;

  private final BufferAllocator memory;
  private ArrowBuf buffer;

  GrowableBuffer(BufferAllocator memory) {
    this.memory = memory;
    buffer = memory.buffer(SMALLEST);
    zero();
  }

  /** The buffer with room for that many bytes; what was not written is zero. */
  ArrowBuf reserve(long bytes) {
    long old = buffer.capacity();
    if (old < bytes) {
      long size = old;
      while (size < bytes) {
        size *= 2;
      }
      ArrowBuf larger = memory.buffer(size);
      larger.setBytes(0, buffer, 0, old);
      larger.setZero(old, larger.capacity() - old);
      buffer.close();
      buffer = larger;
    }
    return buffer;
  }

  /** The buffer as it is. */
  ArrowBuf get() {
    return buffer;
  }

  void zero() {
    buffer.setZero(0, buffer.capacity());
  }

  @Override
  public void close() {
    buffer.close();
  }
}
