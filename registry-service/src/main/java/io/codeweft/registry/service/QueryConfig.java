package io.codeweft.registry.service;

import io.codeweft.registry.query.QueryLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of ad-hoc queries over REST. */
@ConfigMapping(prefix = "codeweft.query")
public interface QueryConfig {

  /** Queries that run at the same time; a further one is refused. */
  @WithDefault("4")
  int concurrent();

  /** Most rows of an answer. */
  @WithDefault("1000000")
  long maxRows();

  /** Most bytes of an answer, in the format it is sent in. */
  @WithDefault("268435456")
  long maxBytes();

  /** Longest a query may take, the sending of its answer included. */
  @WithDefault("60s")
  Duration timeout();

  /** Memory of the engine for each query, in bytes. */
  @WithDefault("536870912")
  long memoryBytes();

  /** Most data each query may spill to the disk, in bytes. */
  @WithDefault("4294967296")
  long maxTempBytes();

  /** Longest text of a query, in characters. */
  @WithDefault("100000")
  int maxSqlLength();

  default QueryLimits limits(long rows) {
    return new QueryLimits(rows, maxBytes(), timeout(), memoryBytes(), maxTempBytes());
  }
}
