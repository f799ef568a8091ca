package io.codeweft.worker.task;

import io.codeweft.contracts.event.ViewComputed.Failure;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.engine.EngineException;
import io.codeweft.tables.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A task that cannot be computed. */
final class TaskFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Texts of {@code Failure.kind}. */
  private enum Kind {
    TIMEOUT,
    MEMORY,
    DRIFT,
    ENGINE,
    STORAGE;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Kind kind;

  private TaskFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static TaskFailure engine(String message) {
    return new TaskFailure(Kind.ENGINE, message);
  }

  static TaskFailure drift(String message) {
    return new TaskFailure(Kind.DRIFT, message);
  }

  /** What the answer says: where it happened, then what, why and how to fix it. */
  static Failure of(ViewReady task, Throwable cause) {
    Kind kind =
        switch (cause) {
          case TaskFailure failure -> failure.kind;
          case EngineException e -> kind(e.kind());
          case TableException _, UncheckedIOException _, IOException _ -> Kind.STORAGE;
          case OutOfMemoryError _ -> Kind.MEMORY;
          default -> Kind.ENGINE;
        };
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new Failure(
        kind.text(),
        "task "
            + task.taskId()
            + ", views "
            + String.join(", ", task.outputs())
            + ": "
            + message
            + advice(cause));
  }

  private static Kind kind(EngineException.Kind kind) {
    return switch (kind) {
      case TIMEOUT -> Kind.TIMEOUT;
      case MEMORY -> Kind.MEMORY;
      case STORAGE -> Kind.STORAGE;
      case ROWS, DENIED, INPUT, CANCELLED, INTERNAL -> Kind.ENGINE;
    };
  }

  private static String advice(Throwable cause) {
    return switch (cause) {
      case EngineException e when e.kind() == EngineException.Kind.TIMEOUT ->
          " (codeweft.worker.timeout)";
      case EngineException e when e.kind() == EngineException.Kind.MEMORY ->
          " (codeweft.worker.memory, codeweft.worker.slots)";
      case OutOfMemoryError _ -> "; give the worker's Java process more memory (-Xmx)";
      default -> "";
    };
  }
}
