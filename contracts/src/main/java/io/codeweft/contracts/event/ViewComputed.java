package io.codeweft.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task has ended: its files lie uncommitted beside their tables, or it failed.
 *
 * @param inputs the pinned tables it read, as in {@code ViewReady}
 * @param functionSnapshot {@code libraryHash} of the library the worker bound and verified
 * @param functions functions the task's views call, sorted
 * @param worker name of the worker, for people
 * @param seconds wall time of the computation, for people
 * @param failure null when the task succeeded
 */
public record ViewComputed(
    String taskId,
    String buildId,
    long buildNumber,
    String repo,
    String graphObject,
    String stage,
    Shard shard,
    Map<String, TableVersion> inputs,
    List<ComputedOutput> outputs,
    String functionSnapshot,
    List<String> functions,
    String worker,
    double seconds,
    @Nullable Failure failure)
    implements Event {

  /**
   * @param kind {@code timeout}, {@code memory}, {@code drift}, {@code engine}, {@code storage}
   * @param message what, where, why and how to fix it
   */
  public record Failure(String kind, String message) {}

  public ViewComputed {
    inputs = new TreeMap<>(inputs);
    outputs = List.copyOf(outputs);
    functions = List.copyOf(functions);
  }

  @Override
  public String eventType() {
    return "io.codeweft.view-computed.v1";
  }

  @Override
  public String eventId() {
    return taskId;
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.VIEW_COMPUTED;
  }
}
