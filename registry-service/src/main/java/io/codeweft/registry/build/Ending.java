package io.codeweft.registry.build;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.ContractViolated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a build ends that cannot complete: refused when a contract was violated, else failed.
 *
 * @param reason the findings, one per line, at most {@value #MAX_FINDINGS}
 */
public record Ending(BuildChanged.State state, String reason) {
  private static final int MAX_FINDINGS = 20;

  static Optional<Ending> of(Collection<TaskState> tasks) {
    List<String> violations = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (TaskState task : tasks) {
      switch (task) {
        case TaskState.Violated violated ->
            violated.violations().values().forEach(v -> violations.add(text(v)));
        case TaskState.Failed failed ->
            failures.add(
                "task "
                    + failed.task().taskId()
                    + " failed ("
                    + failed.failure().kind()
                    + "): "
                    + failed.failure().message());
        case TaskState.Open _, TaskState.Committed _ -> {}
      }
    }
    if (!violations.isEmpty()) {
      return Optional.of(new Ending(BuildChanged.State.REFUSED, lines(violations)));
    }
    return failures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ending(BuildChanged.State.FAILED, lines(failures)));
  }

  private static String text(ContractViolated violation) {
    return "view "
        + violation.view()
        + " breaks its contract ("
        + violation.type()
        + (violation.column() == null ? "" : ", column " + violation.column())
        + "): expected "
        + violation.expected()
        + ", found "
        + violation.actual()
        + " in "
        + violation.rows()
        + " rows; the refused files are at "
        + violation.refused();
  }

  private static String lines(List<String> findings) {
    String shown = String.join("\n", findings.subList(0, Math.min(MAX_FINDINGS, findings.size())));
    return findings.size() <= MAX_FINDINGS
        ? shown
        : shown + "\nand " + (findings.size() - MAX_FINDINGS) + " more";
  }
}
