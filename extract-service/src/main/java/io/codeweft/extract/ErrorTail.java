package io.codeweft.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a process's error stream and keeps its end. */
public final class ErrorTail {
  private static final int MAX_BYTES = 8_192;

  private final StringBuilder tail = new StringBuilder();

  private ErrorTail() {}

  /**
   * Starts to drain. A platform thread does: it waits for as long as the process lives, and a
   * virtual thread that waits for a pipe holds one of the few threads that carry all others.
   */
  public static ErrorTail of(Process process) {
    ErrorTail tail = new ErrorTail();
    Thread.ofPlatform()
        .daemon()
        .name("extract-errors-" + process.pid())
        .start(() -> tail.drain(process.getErrorStream()));
    return tail;
  }

  private void drain(InputStream errors) {
    byte[] buffer = new byte[1024];
    try (errors) {
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        add(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      add(" (" + e.getMessage() + ")");
    }
  }

  private synchronized void add(String text) {
    tail.append(text);
    if (tail.length() > MAX_BYTES) {
      tail.delete(0, tail.length() - MAX_BYTES);
    }
  }

  /** What it said last. */
  public synchronized String text() {
    return tail.toString().strip();
  }
}
