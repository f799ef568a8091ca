package io.codeweft.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task whose inputs are committed; any worker may take it.
 *
 * @param inputs every table the task reads, pinned: datasets and materialised views
 * @param bases per output, the version its change is computed against; absent = no table yet
 */
public record ViewReady(
    String taskId,
    String buildId,
    long buildNumber,
    String repo,
    String graphName,
    String graphVersion,
    String graphObject,
    String stage,
    Shard shard,
    List<String> outputs,
    Map<String, TableVersion> inputs,
    Map<String, TableVersion> bases)
    implements Event {
  public ViewReady {
    outputs = List.copyOf(outputs);
    inputs = new TreeMap<>(inputs);
    bases = new TreeMap<>(bases);
  }

  @Override
  public String eventType() {
    return "io.codeweft.view-ready.v1";
  }

  @Override
  public String eventId() {
    return taskId;
  }

  @Override
  public String eventKey() {
    return taskId;
  }

  @Override
  public Topic topic() {
    return Topic.VIEW_READY;
  }
}
