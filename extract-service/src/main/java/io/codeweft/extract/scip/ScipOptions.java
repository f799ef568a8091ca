package io.codeweft.extract.scip;

import java.time.Duration;

/**
 * @param command name on the PATH, or path, of scip-python
 * @param timeout longest it may take for a repository
 * @param memoryBytes of its heap
 * @param maxBytes a larger index is not read
 */
public record ScipOptions(
    ScipSource source, String command, Duration timeout, long memoryBytes, long maxBytes) {

  public ScipOptions with(ScipSource other) {
    return new ScipOptions(other, command, timeout, memoryBytes, maxBytes);
  }
}
