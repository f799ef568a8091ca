package io.codeweft.registry.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds the beginning of an answer back, so that what goes wrong early can still be answered with a
 * problem, and bounds its length.
 */
final class HeldOutput extends OutputStream {
  private static final int HELD_BYTES = 1 << 20;

  private final OutputStream out;
  private final long maxBytes;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private long written;
  private boolean sent;

  HeldOutput(OutputStream out, long maxBytes) {
    this.out = out;
    this.maxBytes = maxBytes;
  }

  /** The answer is longer than allowed. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether bytes have left: it is too late for another answer. */
  boolean isSent() {
    return sent;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    written += length;
    if (written > maxBytes) {
      throw new TooLongException();
    }
    if (!sent && held.size() + length <= HELD_BYTES) {
      held.write(bytes, offset, length);
      return;
    }
    send();
    out.write(bytes, offset, length);
  }

  /** Does not send what is held back: writers flush after every part. */
  @Override
  public void flush() throws IOException {
    if (sent) {
      out.flush();
    }
  }

  /** Sends what is held back; nothing will go wrong any more. */
  void complete() throws IOException {
    send();
    out.flush();
  }

  private void send() throws IOException {
    if (!sent) {
      sent = true;
      held.writeTo(out);
      held.reset();
    }
  }
}
