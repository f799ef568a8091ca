package io.codeweft.extract.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.extract.ExtractException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPoolsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final WorkerOptions ONE = new WorkerOptions(1, 0, Duration.ofSeconds(60));
  private static final WorkerOptions OTHER = new WorkerOptions(1, 0, Duration.ofSeconds(61));

  @TempDir static Path folder;
  private static Interpreter interpreter;

  @BeforeAll
  static void find() {
    interpreter = Interpreter.find("python3");
  }

  /** Reads a file and says which process did. */
  private static ProcessHandle use(WorkerPools.Lease lease) {
    lease.pool().extract("x = 1\n".getBytes(StandardCharsets.UTF_8));
    return lease.pool().processes().stream()
        .map(pid -> ProcessHandle.of(pid).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNextRunFindsTheProcessWarm() {
    try (WorkerPools pools = new WorkerPools(folder, LONG, 1)) {
      ProcessHandle first;
      try (WorkerPools.Lease lease = pools.lease(interpreter, ONE)) {
        first = use(lease);
      }
      try (WorkerPools.Lease lease = pools.lease(interpreter, ONE);
          WorkerPools.Lease sameTime = pools.lease(interpreter, ONE)) {
        assertThat(use(lease)).isEqualTo(first);
        assertThat(sameTime.pool()).isSameAs(lease.pool());
      }
    }
  }

  /** Virtual threads that wait for pipes would, in time, leave none to carry other ones. */
  @Test
  void aWarmProcessHoldsNoCarrierOfVirtualThreads() {
    try (WorkerPools pools = new WorkerPools(folder, LONG, 1);
        WorkerPools.Lease lease = pools.lease(interpreter, ONE)) {
      long pid = use(lease).pid();
      assertThat(Thread.getAllStackTraces().keySet())
          .as("platform threads; virtual ones are not listed")
          .extracting(Thread::getName)
          .contains("extract-errors-" + pid);
    }
  }

  @Test
  void otherOptionsAreAnotherPool() {
    try (WorkerPools pools = new WorkerPools(folder, LONG, 2);
        WorkerPools.Lease one = pools.lease(interpreter, ONE);
        WorkerPools.Lease other = pools.lease(interpreter, OTHER)) {
      assertThat(other.pool()).isNotSameAs(one.pool());
    }
  }

  @Test
  void theOneUnusedLongestGoesWhenThereAreTooMany() throws Exception {
    try (WorkerPools pools = new WorkerPools(folder, LONG, 1)) {
      ProcessHandle first;
      try (WorkerPools.Lease lease = pools.lease(interpreter, ONE)) {
        first = use(lease);
      }
      ProcessHandle second;
      try (WorkerPools.Lease lease = pools.lease(interpreter, OTHER)) {
        second = use(lease);
        assertThat(first.isAlive()).isTrue();
      }
      first.onExit().get(10, TimeUnit.SECONDS);
      assertThat(second.isAlive()).isTrue();
      assertThat(pools.size()).isEqualTo(1);
    }
  }

  @Test
  void processesThatNobodyUsesEnd() throws Exception {
    try (WorkerPools pools = new WorkerPools(folder, Duration.ofMillis(20), 1)) {
      ProcessHandle process;
      try (WorkerPools.Lease lease = pools.lease(interpreter, ONE)) {
        process = use(lease);
      }
      process.onExit().get(10, TimeUnit.SECONDS);
      try (WorkerPools.Lease lease = pools.lease(interpreter, ONE)) {
        assertThat(use(lease)).isNotEqualTo(process);
      }
    }
  }

  @Test
  void whatIsClosedLeasesNothing() {
    WorkerPools pools = new WorkerPools(folder, LONG, 1);
    pools.close();
    assertThatThrownBy(() -> pools.lease(interpreter, ONE)).isInstanceOf(ExtractException.class);
  }
}
