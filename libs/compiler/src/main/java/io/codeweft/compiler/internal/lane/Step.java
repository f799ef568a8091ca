package io.codeweft.compiler.internal.lane;

/** A named part of the lane. Its identity is part of the policy hash. */
public interface Step {

  /**
   * Name, version and options, e.g. {@code text-gate/1 chars=262144}. Raise the version whenever
   * the step treats any text differently than before.
   */
  String identity();
}
