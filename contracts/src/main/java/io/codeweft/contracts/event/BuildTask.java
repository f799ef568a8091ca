package io.codeweft.contracts.event;

import java.util.List;

/**
 * A unit of work of a build: the views of one stage for one shard of owners.
 *
 * @param taskId {@link #id}
 * @param stage name of the stage: that of its materialised view
 * @param outputs materialised views the task computes
 * @param after stages that must be committed first
 */
public record BuildTask(
    String taskId, String stage, Shard shard, List<String> outputs, List<String> after) {
  public BuildTask {
    outputs = List.copyOf(outputs);
    after = List.copyOf(after);
  }

  /** Deterministic: {@code BUILD/STAGE/INDEX/COUNT}. */
  public static String id(String buildId, String stage, Shard shard) {
    return buildId + "/" + stage + "/" + shard;
  }
}
