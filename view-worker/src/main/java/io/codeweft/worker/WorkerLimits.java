package io.codeweft.worker;

import com.sun.management.OperatingSystemMXBean;
import io.codeweft.engine.SessionOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The configuration with its defaults filled in from the machine, checked once.
 *
 * @param slots tasks at the same time
 * @param memoryBytes engine memory per task
 * @param threads engine threads per task
 * @param timeout longest single step
 * @param maxTempBytes most spilled data per task
 * @param maxRows most rows of an output
 */
public record WorkerLimits(
    int slots, long memoryBytes, int threads, Duration timeout, long maxTempBytes, long maxRows) {

  private static final long MAX_DEFAULT_MEMORY = 8L << 30;
  private static final long MIN_DEFAULT_MEMORY = 256L << 20;

  /** The last stages of a build are single tasks: they should not leave cores idle. */
  private static final int MAX_DEFAULT_THREADS = 2;

  public WorkerLimits {
    require(slots >= 1, "slots", slots, "1 or more");
    require(
        memoryBytes >= SessionOptions.MIN_MEMORY_BYTES,
        "memory",
        memoryBytes,
        SessionOptions.MIN_MEMORY_BYTES + " bytes or more");
    require(threads >= 1, "threads", threads, "1 or more");
    require(timeout.isPositive(), "timeout", timeout, "a positive duration");
    require(maxTempBytes >= 0, "max-temp", maxTempBytes, "0 bytes or more");
    require(maxRows >= 1, "max-rows", maxRows, "1 or more");
  }

  /** For the machine this process runs on. */
  public static WorkerLimits of(WorkerConfig config) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return of(config, Runtime.getRuntime().availableProcessors(), machine.getTotalMemorySize());
  }

  static WorkerLimits of(WorkerConfig config, int cores, long machineBytes) {
    int slots = config.slots().orElse(Math.max(1, cores));
    require(slots >= 1, "slots", slots, "1 or more");
    long share = machineBytes / 2 / slots;
    return new WorkerLimits(
        slots,
        config
            .memory()
            .map(size -> size.asLongValue())
            .orElse(Math.clamp(share, MIN_DEFAULT_MEMORY, MAX_DEFAULT_MEMORY)),
        config.threads().orElse(Math.min(MAX_DEFAULT_THREADS, cores)),
        config.timeout(),
        config.maxTemp().asLongValue(),
        config.maxRows());
  }

  /** An engine session within these limits. */
  public SessionOptions session(Path workDir, List<Path> readable, Path writable) {
    return new SessionOptions(
        workDir, memoryBytes, threads, timeout, maxTempBytes, readable, List.of(writable));
  }

  private static void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "codeweft.worker." + key + " is " + value + "; allowed: " + allowed);
    }
  }
}
