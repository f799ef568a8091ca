package io.codeweft.materializer;

import com.sun.management.OperatingSystemMXBean;
import io.codeweft.engine.SessionOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Bounds of the engine sessions, with defaults from the machine, checked once.
 *
 * @param memoryBytes engine memory
 * @param threads engine threads
 * @param timeout longest single check
 * @param maxTempBytes most spilled data
 */
public record CheckLimits(long memoryBytes, int threads, Duration timeout, long maxTempBytes) {
  private static final long MAX_DEFAULT_MEMORY = 8L << 30;
  private static final long MIN_DEFAULT_MEMORY = 256L << 20;
  private static final int MAX_DEFAULT_THREADS = 2;

  public CheckLimits {
    require(
        memoryBytes >= SessionOptions.MIN_MEMORY_BYTES,
        "memory",
        memoryBytes,
        SessionOptions.MIN_MEMORY_BYTES + " bytes or more");
    require(threads >= 1, "threads", threads, "1 or more");
    require(timeout.isPositive(), "timeout", timeout, "a positive duration");
    require(maxTempBytes >= 0, "max-temp", maxTempBytes, "0 bytes or more");
  }

  /** For the machine this process runs on. */
  public static CheckLimits of(MaterializerConfig config) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new CheckLimits(
        config
            .memory()
            .map(size -> size.asLongValue())
            .orElse(
                Math.clamp(
                    machine.getTotalMemorySize() / 4, MIN_DEFAULT_MEMORY, MAX_DEFAULT_MEMORY)),
        config
            .threads()
            .orElse(Math.min(MAX_DEFAULT_THREADS, Runtime.getRuntime().availableProcessors())),
        config.timeout(),
        config.maxTemp().asLongValue());
  }

  /** An engine session within these bounds that writes nothing. */
  public SessionOptions session(Path workDir, List<Path> readable) {
    return new SessionOptions(
        workDir, memoryBytes, threads, timeout, maxTempBytes, readable, List.of());
  }

  private static void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "codeweft.materializer." + key + " is " + value + "; allowed: " + allowed);
    }
  }
}
