package io.codeweft.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * A view's table is committed, or was found unchanged, or need not be computed.
 *
 * @param changed false when no row changed: nothing was committed and {@code table} is the version
 *     before
 * @param reusedFrom id of the completed build whose table stands, since nothing that decides its
 *     rows has changed; null when the view was computed
 * @param seconds wall time of checks and commit, for people
 */
public record ViewCommitted(
    String taskId,
    String buildId,
    long buildNumber,
    String repo,
    String stage,
    String view,
    TableVersion table,
    boolean changed,
    long inserted,
    long updated,
    long deleted,
    @Nullable String reusedFrom,
    double seconds)
    implements Event {
  @Override
  public String eventType() {
    return "io.codeweft.view-committed.v1";
  }

  @Override
  public String eventId() {
    return taskId + "/" + view;
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.VIEW_COMMITTED;
  }
}
