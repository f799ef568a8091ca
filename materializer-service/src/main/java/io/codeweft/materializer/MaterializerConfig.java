package io.codeweft.materializer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set under {@code codeweft.materializer}. */
@ConfigMapping(prefix = "codeweft.materializer")
public interface MaterializerConfig {

  /** Most changed rows of a commit that are sent one by one; beyond, one reference is sent. */
  @WithDefault("10000")
  int maxChangeEvents();

  /** Engine memory for checks; default: a quarter of the machine, at most 8G. */
  Optional<MemorySize> memory();

  /** Engine threads for checks; default: one per core, at most 2. */
  OptionalInt threads();

  /** Longest time of a single check. */
  @WithDefault("30m")
  Duration timeout();

  /** Most data the checks of one output may spill to disk. */
  @WithDefault("32G")
  MemorySize maxTemp();

  /** Whether a commit waits for the disk, and so survives the loss of power. */
  @WithDefault("true")
  boolean fsync();

  /** Leftovers of a crashed materializer are deleted at start when they are at least this old. */
  @WithDefault("1m")
  Duration staleAfter();
}
