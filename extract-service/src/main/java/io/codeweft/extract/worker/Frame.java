package io.codeweft.extract.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a worker says about one file: a string table, then columns, read from front to back. The
 * format is described in {@code __main__.py}.
 */
public final class Frame {
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final int[] stringStarts;
  private final int stringData;

  /** Takes over the bytes. */
  public Frame(byte[] bytes) {
    this.bytes = bytes;
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = buffer.getInt();
    stringStarts = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      stringStarts[i] = buffer.getInt();
    }
    stringData = buffer.position();
    buffer.position(stringData + stringStarts[count]);
  }

  /** The bytes that {@link #stringStart} and {@link #take} point into. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a string starts in {@link #bytes}. */
  public int stringStart(int index) {
    return stringData + stringStarts[index];
  }

  /** UTF-8 bytes of a string. */
  public int stringLength(int index) {
    return stringStarts[index + 1] - stringStarts[index];
  }

  public int nextInt() {
    return buffer.getInt();
  }

  public boolean nextFlag() {
    return buffer.get() != 0;
  }

  /** Moves past {@code length} bytes and says where in {@link #bytes} they start. */
  public int take(int length) {
    int at = buffer.position();
    buffer.position(at + length);
    return at;
  }

  /** A little-endian integer anywhere in {@link #bytes}. */
  public int intAt(int position) {
    return buffer.getInt(position);
  }

  /** A little-endian long anywhere in {@link #bytes}. */
  public long longAt(int position) {
    return buffer.getLong(position);
  }

  /** How far it has been read, in bytes. */
  public int position() {
    return buffer.position();
  }

  /** Whether everything has been read. */
  public boolean isRead() {
    return !buffer.hasRemaining();
  }
}
