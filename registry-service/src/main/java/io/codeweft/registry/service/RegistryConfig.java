package io.codeweft.registry.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the registry. */
@ConfigMapping(prefix = "codeweft.registry")
public interface RegistryConfig {

  /**
   * Largest body of a registration, in bytes. {@code quarkus.http.limits.max-body-size} must not be
   * smaller.
   */
  @WithDefault("16777216")
  int maxBodyBytes();

  /** How long a registration waits for its own record to be read back. */
  @WithDefault("30s")
  Duration readBackTimeout();

  /** How long a registration waits for the first function snapshot to be published. */
  @WithDefault("20s")
  Duration snapshotTimeout();

  /** How long a changed function may take until it is in the published snapshot. */
  @WithDefault("20s")
  Duration functionTimeout();

  /** Whether commits to the build history wait for the disk. */
  @WithDefault("true")
  boolean fsync();
}
