package io.codeweft.worker.task;

import java.util.List;

/**
 * What a worker does right now, for people.
 *
 * @param worker name of the worker in events
 * @param slots tasks it computes at the same time
 * @param done tasks answered with a result since the start
 * @param failed tasks answered with a failure since the start
 * @param functionLibrary hash of the function library it has bound
 * @param verified whether the check of the functions has ended
 * @param findings what the check found; a worker with findings fails every task
 */
public record WorkerStatus(
    String worker,
    int slots,
    List<RunningTask> running,
    long done,
    long failed,
    String functionLibrary,
    boolean verified,
    List<String> findings) {

  /**
   * @param seconds since the task began
   */
  public record RunningTask(
      String taskId, String repo, String buildId, String stage, double seconds) {}
}
