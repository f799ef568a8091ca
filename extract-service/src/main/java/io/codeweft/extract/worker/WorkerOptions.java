package io.codeweft.extract.worker;

import java.time.Duration;

/**
 * Bounds of the worker processes, and their task.
 *
 * @param processes how many there are at most
 * @param memoryBytes address space of each; 0 = no limit
 * @param timeout longest a file may take
 * @param producers what they fill beside what every extract has
 */
public record WorkerOptions(
    int processes, long memoryBytes, Duration timeout, Producers producers) {

  /** With all producers. */
  public WorkerOptions(int processes, long memoryBytes, Duration timeout) {
    this(processes, memoryBytes, timeout, Producers.all());
  }
}
