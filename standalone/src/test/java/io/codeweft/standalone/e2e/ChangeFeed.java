package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.VersionChanges;
import java.util.ArrayList;
import java.util.List;

/** Compares what a table says it changed with what did change. */
final class ChangeFeed {
  private static final DeltaTables DELTA = new DeltaTables(false);

  private ChangeFeed() {}

  /**
   * Checks that the versions between two snapshots tell exactly the rows that differ: nothing else,
   * and an update exactly where a key is in both.
   *
   * @return number of change rows
   */
  static long assertTrueDifference(
      String name, TableSnapshot before, TableSnapshot after, List<String> key) {
    if (before.files().isEmpty() && after.version() == before.version()) {
      return 0; // no rows, no change: nothing that a query could read
    }
    try (Duck duck = new Duck()) {
      views(duck, before, after);
      duck.execute("CREATE TEMP TABLE feed AS " + feed(duck, before, after));
      String keys = String.join(", ", key);
      List<String> faults = new ArrayList<>();
      faults.addAll(faults(duck, "not told as gone", "(FROM gone EXCEPT ALL FROM told_out)"));
      faults.addAll(faults(duck, "told as gone", "(FROM told_out EXCEPT ALL FROM gone)"));
      faults.addAll(faults(duck, "not told as come", "(FROM come EXCEPT ALL FROM told_in)"));
      faults.addAll(faults(duck, "told as come", "(FROM told_in EXCEPT ALL FROM come)"));
      for (String type : List.of("insert", "delete")) {
        String other = type.equals("insert") ? "before" : "after";
        faults.addAll(
            faults(
                duck,
                type + " of a key that " + other + " has",
                changes(type) + " SEMI JOIN " + other + " USING (" + keys + ")"));
      }
      for (String type : List.of("update_preimage", "update_postimage")) {
        String other = type.equals("update_postimage") ? "before" : "after";
        faults.addAll(
            faults(
                duck,
                type + " of a key that " + other + " does not have",
                changes(type) + " ANTI JOIN " + other + " USING (" + keys + ")"));
      }
      assertThat(faults).describedAs("change feed of %s", name).isEmpty();
      return Long.parseLong(duck.rows("SELECT count(*) FROM feed").getFirst());
    }
  }

  private static void views(Duck duck, TableSnapshot before, TableSnapshot after) {
    if (before.files().isEmpty()) {
      duck.view("after", after.paths(), "*", "after");
      duck.view("before", before.paths(), "*", "after");
    } else {
      duck.view("before", before.paths(), "*", "before");
      duck.view("after", after.paths(), "*", "before");
    }
    duck.execute("CREATE TEMP TABLE gone AS FROM before EXCEPT ALL FROM after");
    duck.execute("CREATE TEMP TABLE come AS FROM after EXCEPT ALL FROM before");
  }

  private static String feed(Duck duck, TableSnapshot before, TableSnapshot after) {
    List<String> parts = new ArrayList<>();
    parts.add("SELECT *, '' AS _change_type FROM before WHERE false");
    int part = 0;
    for (VersionChanges version : DELTA.changes(after.root(), before.version(), after.version())) {
      String columns = String.join(", ", after.schema().names());
      String view = "part_" + part++;
      duck.view(
          view + "_changed",
          version.changed(),
          columns + ", _change_type",
          "(" + parts.get(0) + ")");
      duck.view(view + "_out", version.deleted(), columns, "before");
      duck.view(view + "_in", version.inserted(), columns, "before");
      parts.add("FROM " + view + "_changed");
      parts.add("SELECT *, 'delete' AS _change_type FROM " + view + "_out");
      parts.add("SELECT *, 'insert' AS _change_type FROM " + view + "_in");
    }
    duck.execute("CREATE TEMP TABLE all_changes AS " + String.join(" UNION ALL ", parts));
    duck.execute("CREATE TEMP VIEW told_out AS " + rows("'delete', 'update_preimage'"));
    duck.execute("CREATE TEMP VIEW told_in AS " + rows("'insert', 'update_postimage'"));
    return "FROM all_changes";
  }

  private static String rows(String types) {
    return "SELECT * EXCLUDE (_change_type) FROM all_changes WHERE _change_type IN (" + types + ")";
  }

  private static String changes(String type) {
    return "SELECT * FROM (FROM feed WHERE _change_type = '" + type + "')";
  }

  private static List<String> faults(Duck duck, String what, String rows) {
    return duck.rows("SELECT * FROM (" + rows + ") LIMIT 3").stream()
        .map(row -> what + ": " + row)
        .toList();
  }
}
