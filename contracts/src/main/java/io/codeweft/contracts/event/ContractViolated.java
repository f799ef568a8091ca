package io.codeweft.contracts.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit was refused. The refused files are kept below the warehouse at {@code refused}.
 *
 * @param column the column at fault (several joined by a comma), the gate whose rows say what is
 *     wrong, or null when it is the whole table
 * @param rows rows at fault
 * @param sample at most 5 rows at fault, as JSON text
 */
public record ContractViolated(
    String taskId,
    String buildId,
    String repo,
    String view,
    Type type,
    @Nullable String column,
    String expected,
    String actual,
    long rows,
    List<String> sample,
    String refused)
    implements Event {

  /** What kind of rule was broken. */
  public enum Type {
    MISSING_TABLE,
    MISSING_COLUMN,
    EXTRA_COLUMN,
    TYPE,
    NULLABILITY,
    METADATA,
    KEY,
    REFERENCE,
    RANGE
  }

  public ContractViolated {
    sample = List.copyOf(sample);
  }

  @Override
  public String eventType() {
    return "io.codeweft.contract-violation.v1";
  }

  @Override
  public String eventId() {
    return taskId + "/" + view + "/" + type + (column == null ? "" : "/" + column);
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.CONTRACT_VIOLATION;
  }
}
