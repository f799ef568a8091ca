package io.codeweft.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Drains a process's error stream and keeps its end. */
public final class ErrorTail {
  private static final int MAX_BYTES = 8_192;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final StringBuilder tail = new StringBuilder();

  private final Thread reader;

  private ErrorTail(Process process) {
    reader =
        Thread.ofPlatform()
            .daemon()
            .name("extract-errors-" + process.pid())
            .unstarted(() -> drain(process.getErrorStream()));
  }

  /**
   * Starts to drain. A platform thread does: it waits for as long as the process lives, and a
   * virtual thread that waits for a pipe holds one of the few threads that carry all others.
   */
  public static ErrorTail of(Process process) {
    ErrorTail tail = new ErrorTail(process);
    tail.reader.start();
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

  /** What a process that has ended said last; what it started may go on, and is not waited for. */
  public String lastWords() {
    try {
      reader.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text();
  }

  /** What it said last so far. */
  public synchronized String text() {
    return tail.toString().strip();
  }
}
