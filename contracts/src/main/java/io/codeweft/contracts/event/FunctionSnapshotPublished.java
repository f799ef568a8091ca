package io.codeweft.contracts.event;

import io.codeweft.contracts.function.FunctionSnapshot;

/** The current function snapshot of a library. */
public record FunctionSnapshotPublished(String library, FunctionSnapshot snapshot)
    implements Event {

  /** The one library of this product. */
  public static final String LIBRARY = "codeweft";

  @Override
  public String eventType() {
    return "io.codeweft.udf-snapshot.v1";
  }

  @Override
  public String eventId() {
    return snapshot.hash();
  }

  @Override
  public String eventKey() {
    return library;
  }

  @Override
  public Topic topic() {
    return Topic.UDF_SNAPSHOT;
  }
}
