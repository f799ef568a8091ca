package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.event.ViewComputed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule.
 *
 * @param column the column at fault, several joined by a comma; the gate's name for a gate; null
 *     for the whole table
 * @param rows rows at fault, 0 when it is not about rows
 * @param sample some of them as JSON
 */
public record Finding(
    Type type,
    @Nullable String column,
    String expected,
    String actual,
    long rows,
    List<String> sample) {

  public Finding {
    sample = List.copyOf(sample);
  }

  /** Not about rows. */
  public static Finding of(Type type, @Nullable String column, String expected, String actual) {
    return new Finding(type, column, expected, actual, 0, List.of());
  }

  /** About the output as a whole. */
  public static Finding metadata(String expected, String actual) {
    return of(Type.METADATA, null, expected, actual);
  }

  /**
   * The event that tells of it.
   *
   * @param refused where the refused files are, below the warehouse
   */
  public ContractViolated event(ViewComputed task, String view, String refused) {
    return new ContractViolated(
        task.taskId(),
        task.buildId(),
        task.repo(),
        view,
        type,
        column,
        expected,
        actual,
        rows,
        sample,
        refused);
  }
}
