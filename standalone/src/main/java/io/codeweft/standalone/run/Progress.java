package io.codeweft.standalone.run;

import java.io.Console;
import java.io.PrintStream;

/**
 * Live progress for people, on standard error: one line that is written over on a terminal, else a
 * line every few seconds.
 */
public final class Progress implements AutoCloseable {
  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";
  private long lastPlain;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.lastPlain = System.nanoTime();
  }

  @SuppressWarnings("SystemConsoleNull") // a JDK may still give none
  public static Progress onStandardError() {
    Console console = System.console();
    return new Progress(System.err, console != null && console.isTerminal());
  }

  /** Replaces what is shown. */
  public void update(String text) {
    if (text.equals(shown)) {
      return;
    }
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
      out.flush();
    } else if (System.nanoTime() - lastPlain >= PLAIN_INTERVAL_NANOS) {
      lastPlain = System.nanoTime();
      out.println(text);
    }
    shown = text;
  }

  /** Prints a line that stays. */
  public void line(String text) {
    close();
    out.println(text);
  }

  /** Ends the live line. */
  @Override
  public void close() {
    if (terminal && !shown.isEmpty()) {
      out.print("\r" + " ".repeat(shown.length()) + "\r");
      out.flush();
    }
    shown = "";
  }
}
