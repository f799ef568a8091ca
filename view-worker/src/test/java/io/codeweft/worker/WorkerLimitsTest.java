package io.codeweft.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerLimitsTest {
  private static final long GIB = 1L << 30;

  @Test
  void defaultsShareTheMachine() {
    assertThat(limits(Map.of(), 4, 32 * GIB))
        .isEqualTo(new WorkerLimits(4, 4 * GIB, 2, Duration.ofMinutes(30), 32 * GIB, 500_000_000));
    assertThat(limits(Map.of(), 2, 256 * GIB).memoryBytes()).isEqualTo(8 * GIB);
    assertThat(limits(Map.of("codeweft.worker.slots", "1"), 4, 2 * GIB))
        .extracting(WorkerLimits::memoryBytes, WorkerLimits::threads)
        .containsExactly(GIB, 2);
    assertThat(limits(Map.of(), 1, 2 * GIB).threads()).isEqualTo(1);
  }

  @Test
  void whatIsConfiguredWins() {
    WorkerLimits limits =
        limits(
            Map.of(
                "codeweft.worker.slots", "3",
                "codeweft.worker.memory", "512M",
                "codeweft.worker.threads", "2",
                "codeweft.worker.timeout", "10s",
                "codeweft.worker.max-temp", "1G",
                "codeweft.worker.max-rows", "7"),
            8,
            32 * GIB);
    assertThat(limits).isEqualTo(new WorkerLimits(3, GIB / 2, 2, Duration.ofSeconds(10), GIB, 7));
  }

  @Test
  void badValuesNameTheKey() {
    assertThatThrownBy(() -> limits(Map.of("codeweft.worker.slots", "0"), 1, GIB))
        .hasMessageContaining("codeweft.worker.slots is 0; allowed: 1 or more");
    assertThatThrownBy(() -> limits(Map.of("codeweft.worker.memory", "1M"), 1, GIB))
        .hasMessageContaining("codeweft.worker.memory is 1048576");
  }

  private static WorkerLimits limits(Map<String, String> values, int cores, long machineBytes) {
    WorkerConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WorkerConfig.class)
            .withDefaultValues(values)
            .build()
            .getConfigMapping(WorkerConfig.class);
    return WorkerLimits.of(config, cores, machineBytes);
  }
}
