package io.codeweft.standalone.cli;

import io.codeweft.compiler.diff.Change;
import io.codeweft.compiler.diff.GraphDiff;
import io.codeweft.compiler.diff.Rebuild;
import io.codeweft.compiler.diff.RebuildPolicy;
import io.codeweft.compiler.diff.TableDiff;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * A comparison of two graphs as text: what changes, and what is computed again under each policy.
 */
final class DiffText {
  private DiffText() {}

  static void print(GraphDiff diff, PrintStream out) {
    int differing = tables(diff.datasets(), out) + tables(diff.views(), out);
    if (differing == 0) {
      out.println("no difference");
      return;
    }
    for (RebuildPolicy policy : RebuildPolicy.values()) {
      List<Rebuild> rebuilds = diff.rebuilds(policy);
      out.printf(
          Locale.ROOT,
          "policy %s: %s%n",
          policy.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          rebuilds.isEmpty() ? "no table is computed again" : rebuilds.size() + " tables again");
      rebuilds.forEach(
          rebuild -> out.printf(Locale.ROOT, "  %-32s %s%n", rebuild.table(), rebuild.reason()));
    }
  }

  private static int tables(List<TableDiff> tables, PrintStream out) {
    int differing = 0;
    for (TableDiff table : tables) {
      if (!table.changes().isEmpty()) {
        differing++;
        out.println(table.table() + ": " + word(table.category()));
        for (Change change : table.changes()) {
          out.println("  " + word(change.category()) + ": " + change.reason());
        }
      }
    }
    return differing;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
