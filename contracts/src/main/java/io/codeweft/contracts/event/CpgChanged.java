package io.codeweft.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A row of a published table changed; or, when a commit changes more rows than are sent one by one,
 * one event of op {@code REFERENCE} that says which version range of the table to read.
 *
 * @param family {@code nodes}, {@code edges} or {@code props}
 * @param id id of the row; for a reference, {@code REPO/VIEW@VERSION}
 * @param before the row before; null for an insert or a reference
 * @param after the row after; null for a delete or a reference
 * @param table the table at the version that made the change
 * @param fromVersion version before the change, -1 when the table is new
 * @param rows 1, or the number of changed rows of a reference
 */
public record CpgChanged(
    String family,
    String repo,
    String buildId,
    Op op,
    String id,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    TableVersion table,
    long fromVersion,
    long rows)
    implements Event {

  public enum Op {
    INSERT,
    UPDATE,
    DELETE,
    REFERENCE
  }

  @Override
  public String eventType() {
    return "io.codeweft.cpg-changed.v1";
  }

  @Override
  public String eventId() {
    return buildId + "/" + id;
  }

  @Override
  public String eventKey() {
    return id;
  }

  @Override
  public Topic topic() {
    return Topic.cpgChanges(family);
  }
}
