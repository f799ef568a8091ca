package io.codeweft.rows.parity;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.tables.LiveFile;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which reports are wanted; null = any.
 *
 * @param findingsOnly only where parity did not hold
 */
public record ParityFilter(
    @Nullable String view,
    @Nullable String graph,
    @Nullable String build,
    @Nullable String check,
    boolean findingsOnly) {

  boolean accepts(ParityChecked report) {
    return fits(view, report.view())
        && fits(graph, report.graph())
        && fits(build, report.buildId())
        && fits(check, report.check())
        && !(findingsOnly && report.findings().isEmpty());
  }

  private static boolean fits(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }

  /** Whether a file may hold such a report, by its bounds. */
  boolean mayAccept(LiveFile file) {
    Map<String, @Nullable String> wanted = new TreeMap<>();
    wanted.put("view_name", view);
    wanted.put("graph_name", graph);
    wanted.put("build_id", build);
    wanted.put("check_name", check);
    wanted.put("in_parity", findingsOnly ? "false" : null);
    return wanted.entrySet().stream()
        .allMatch(entry -> mayHold(file.bounds().get(entry.getKey()), entry.getValue()));
  }

  private static boolean mayHold(@Nullable ColumnStatistics bounds, @Nullable String value) {
    if (value == null || bounds == null || bounds.min() == null) {
      return true;
    }
    // of several values it is not known which
    return !bounds.min().equals(bounds.max()) || bounds.min().equals(value);
  }
}
