package io.codeweft.registry.build;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import java.util.Optional;

/** What a worker or the materializer tells about a task, without the payload nobody here needs. */
public sealed interface TaskFact {

  String taskId();

  String buildId();

  /** The files of the task are written. */
  record Computed(String taskId, String buildId, Computation computation) implements TaskFact {}

  /** The computation failed. */
  record Failed(String taskId, String buildId, ViewComputed.Failure failure) implements TaskFact {}

  /** One output of the task is committed, or was found unchanged. */
  record Committed(ViewCommitted event) implements TaskFact {
    @Override
    public String taskId() {
      return event.taskId();
    }

    @Override
    public String buildId() {
      return event.buildId();
    }
  }

  /** The commit of an output was refused. */
  record Violated(ContractViolated event) implements TaskFact {
    @Override
    public String taskId() {
      return event.taskId();
    }

    @Override
    public String buildId() {
      return event.buildId();
    }
  }

  /**
   * @param worker name of the worker
   * @param seconds wall time
   */
  record Computation(String worker, double seconds) {}

  /** The fact an event tells; empty when it tells nothing about a task. */
  static Optional<TaskFact> of(Event event) {
    return switch (event) {
      case ViewComputed computed -> Optional.of(of(computed));
      case ViewCommitted committed -> Optional.of(new Committed(committed));
      case ContractViolated violated -> Optional.of(new Violated(violated));
      default -> Optional.empty();
    };
  }

  /** The fact that an event about a task ended on a dead-letter topic. */
  static Optional<TaskFact> ofDeadLetter(Event event, String reason) {
    ViewComputed.Failure failure = new ViewComputed.Failure("dead-letter", reason);
    return switch (event) {
      case ViewReady ready -> Optional.of(new Failed(ready.taskId(), ready.buildId(), failure));
      case ViewComputed computed ->
          Optional.of(new Failed(computed.taskId(), computed.buildId(), failure));
      default -> Optional.empty();
    };
  }

  private static TaskFact of(ViewComputed computed) {
    ViewComputed.Failure failure = computed.failure();
    return failure == null
        ? new Computed(
            computed.taskId(),
            computed.buildId(),
            new Computation(computed.worker(), computed.seconds()))
        : new Failed(computed.taskId(), computed.buildId(), failure);
  }
}
