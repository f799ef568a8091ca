package io.codeweft.extract.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** CPU seconds so far, which other work on the machine changes less than the wall clock. */
final class Cpu {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANOS_PER_SECOND = 1e9;

  private Cpu() {}

  static double ofThisProcess() {
    return PROCESS.getProcessCpuTime() / NANOS_PER_SECOND;
  }

  /** Of the processes that it has started and that still live. */
  static double ofItsChildren() {
    return ProcessHandle.current()
            .descendants()
            .mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum()
        / NANOS_PER_SECOND;
  }
}
