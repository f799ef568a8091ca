package io.codeweft.standalone.server;

import java.util.List;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM as the way to end a command that has no other. By default, the framework turns
 * them into an exit code that says the process was killed.
 */
public final class StopSignals {
  private StopSignals() {}

  /** What goes on until it is stopped. */
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  /** Runs the work until it ends, or a signal interrupts it; call it when services are up. */
  public static void untilStopped(Work work) {
    Thread worker = Thread.currentThread();
    for (String name : List.of("INT", "TERM")) {
      Signal.handle(new Signal(name), _ -> worker.interrupt());
    }
    try {
      work.run();
    } catch (InterruptedException e) {
      // Stopped as intended; the flag must not disturb what is stopped next.
      Thread.interrupted();
    }
  }
}
