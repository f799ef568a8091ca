package io.codeweft.extract.columns;

import io.codeweft.engine.ArrowSchemas;
import io.codeweft.extract.Datasets;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Facts that no producer could state: a row of {@code extract_errors_v1} without a position. */
public final class ErrorFacts {
  private ErrorFacts() {}

  /** The fact columns of one error; the caller closes them. */
  public static VectorSchemaRoot of(
      String extractor, String kind, String message, BufferAllocator memory) {
    VectorSchemaRoot facts =
        VectorSchemaRoot.create(
            ArrowSchemas.toArrow(Datasets.factColumns(Datasets.of(Datasets.ERRORS))), memory);
    set(facts, "extractor", extractor);
    set(facts, "error_kind", kind);
    set(facts, "message", message);
    facts.setRowCount(1);
    return facts;
  }

  private static void set(VectorSchemaRoot facts, String column, String text) {
    ((VarCharVector) facts.getVector(column)).setSafe(0, text.getBytes(StandardCharsets.UTF_8));
  }
}
