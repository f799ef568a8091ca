package io.codeweft.extract.worker;

import io.codeweft.extract.Datasets;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The error row in a worker's answer. */
record Failure(String errorKind, String errorMessage) {

  /** Closes the answer. */
  static Failure of(WorkerPool.Answer answer) {
    try (answer) {
      return switch (answer) {
        case WorkerPool.Told told ->
            told.facts().of(Datasets.ERRORS).map(Failure::of).orElse(new Failure("none", ""));
        case WorkerPool.Lost(String kind, String message) -> new Failure(kind, message);
      };
    }
  }

  private static Failure of(VectorSchemaRoot errors) {
    return new Failure(
        errors.getVector("error_kind").getObject(0).toString(),
        errors.getVector("message").getObject(0).toString());
  }
}
