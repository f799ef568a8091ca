package io.codeweft.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Bounds of a session.
 *
 * @param workDir private to the session: created (or empty), deleted on close; holds spilled data
 * @param memoryBytes memory of the engine's operators and stored relations; the process needs about
 *     300 MB more
 * @param threads worker threads of the engine
 * @param timeout longest a single call may run, the consumer of a query included
 * @param maxTempBytes most spilled data
 * @param readable files and directories a session may read; they must exist
 * @param writable directories it may write (and read); created when absent
 */
public record SessionOptions(
    Path workDir,
    long memoryBytes,
    int threads,
    Duration timeout,
    long maxTempBytes,
    List<Path> readable,
    List<Path> writable) {

  /** Less than this and an engine cannot even sort. */
  public static final long MIN_MEMORY_BYTES = 32L << 20;

  private static final int MAX_THREADS = 256;

  public SessionOptions {
    require(memoryBytes >= MIN_MEMORY_BYTES, "memoryBytes", memoryBytes, ">= " + MIN_MEMORY_BYTES);
    require(threads >= 1 && threads <= MAX_THREADS, "threads", threads, "1.." + MAX_THREADS);
    require(timeout.isPositive(), "timeout", timeout, "positive");
    require(maxTempBytes >= 0, "maxTempBytes", maxTempBytes, ">= 0");
    readable = List.copyOf(readable);
    writable = List.copyOf(writable);
  }

  /** 1 GiB of memory, 2 threads, 10 minutes, 8 GiB of spilled data; no files. */
  public static SessionOptions in(Path workDir) {
    return new SessionOptions(
        workDir, 1L << 30, 2, Duration.ofMinutes(10), 8L << 30, List.of(), List.of());
  }

  public SessionOptions withMemoryBytes(long bytes) {
    return new SessionOptions(workDir, bytes, threads, timeout, maxTempBytes, readable, writable);
  }

  public SessionOptions withThreads(int count) {
    return new SessionOptions(
        workDir, memoryBytes, count, timeout, maxTempBytes, readable, writable);
  }

  public SessionOptions withTimeout(Duration limit) {
    return new SessionOptions(
        workDir, memoryBytes, threads, limit, maxTempBytes, readable, writable);
  }

  public SessionOptions withMaxTempBytes(long bytes) {
    return new SessionOptions(workDir, memoryBytes, threads, timeout, bytes, readable, writable);
  }

  public SessionOptions withReadable(List<Path> paths) {
    return new SessionOptions(
        workDir, memoryBytes, threads, timeout, maxTempBytes, paths, writable);
  }

  public SessionOptions withWritable(List<Path> directories) {
    return new SessionOptions(
        workDir, memoryBytes, threads, timeout, maxTempBytes, readable, directories);
  }

  private static void require(boolean holds, String option, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "session option " + option + " is " + value + "; allowed: " + allowed);
    }
  }
}
