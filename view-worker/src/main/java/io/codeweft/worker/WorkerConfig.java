package io.codeweft.worker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set under {@code codeweft.worker}. */
@ConfigMapping(prefix = "codeweft.worker")
public interface WorkerConfig {

  /** Tasks computed at the same time; default: one per core. */
  OptionalInt slots();

  /** Engine memory of one task; default: half of the machine, divided by the slots, at most 8G. */
  Optional<MemorySize> memory();

  /** Engine threads of one task; default: one per core, at most 2. */
  OptionalInt threads();

  /** Longest time of a single step of a task: one shared view, one output, one comparison. */
  @WithDefault("30m")
  Duration timeout();

  /** Most data one task may spill to disk. */
  @WithDefault("32G")
  MemorySize maxTemp();

  /** Most rows of one output. */
  @WithDefault("500000000")
  long maxRows();

  /** Name of this worker in events; default: host and process id. */
  Optional<String> name();

  /** Leftovers of a crashed worker are deleted at start when they are at least this old. */
  @WithDefault("1m")
  Duration staleAfter();
}
