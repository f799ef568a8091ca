package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.Partitioning.Exchange;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rows of an input that is joined by a key change the rows of those owners only who meet it. */
class ExchangeKeyTest {
  /**
   * @param view of {@code lineage-and-owner.txt}
   * @param key the one column of the exchange
   * @param change of rows with one key, which it keeps
   * @param meets owners whose rows lead to the key {@code ?}
   */
  private record Keyed(String view, String table, String key, String change, String meets) {}

  private static final String OF_FILES = "SELECT path FROM files WHERE lang = ?";
  private static final String OF_REFS = "SELECT path FROM refs WHERE name = ?";

  private static final List<Keyed> CASES =
      List.of(
          new Keyed("join_by_key", "refs", "name", "ref_id = ref_id + 100, path = 'new'", OF_FILES),
          new Keyed("semi_by_key", "refs", "name", "path = 'new'", OF_FILES),
          new Keyed("sub_query_by_key", "refs", "name", "bend = coalesce(bend, 0) + 9", OF_FILES),
          new Keyed("window_by_key", "refs", "name", "bend = coalesce(bend, 0) + 9", OF_REFS),
          new Keyed("reads_keyed_by_owner", "group_by_key", "name", "bend = 77", OF_REFS),
          new Keyed("reads_whole_by_key", "limited", "path", "size = 77", "SELECT ? AS path"));

  @Test
  void a_change_stays_with_the_owners_that_meet_its_key() throws SQLException, CompileException {
    ViewGraph graph = LineageAndOwnerTest.graph();
    try (SampleDatabase database = new SampleDatabase()) {
      database.execute(
          "INSERT INTO files VALUES ('x.py', 'r', 'x', 3, 0.1), ('y.py', 'r', 'y', 4, 0.2),"
              + " ('xx.py', 'r', 'x', 5, 0.3)");
      for (ViewArtefact view : graph.views()) {
        database.execute("CREATE TABLE \"" + view.name() + "\" AS " + view.sql().get("duckdb"));
      }
      for (Keyed keyed : CASES) {
        ViewArtefact view = graph.view(keyed.view()).orElseThrow();
        assertThat(view.partitioning().owner()).containsExactly("path");
        assertThat(view.partitioning().exchanges())
            .containsExactly(new Exchange(keyed.table(), List.of(keyed.key())));
        String sql = Objects.requireNonNull(view.sql().get("duckdb"));
        check(keyed, sql, database);
      }
    }
  }

  private static void check(Keyed keyed, String sql, SampleDatabase database) throws SQLException {
    Map<String, List<String>> before = byOwner(sql, database);
    int changed = 0;
    String keys =
        "SELECT DISTINCT "
            + keyed.key()
            + " FROM "
            + keyed.table()
            + " WHERE "
            + keyed.key()
            + " IS NOT NULL";
    for (String value : database.sortedRows(keys)) {
      String text = "'" + value.replace("'", "''") + "'";
      String where = " WHERE " + keyed.key() + " = " + text;
      List<String> meeting = database.rows(keyed.meets().replace("?", text));
      for (String change :
          List.of(
              "DELETE FROM " + keyed.table() + where,
              "UPDATE " + keyed.table() + " SET " + keyed.change() + where)) {
        database.execute("BEGIN");
        database.execute(change);
        Map<String, List<String>> after = byOwner(sql, database);
        database.execute("ROLLBACK");
        for (String owner : differing(before, after)) {
          assertThat(meeting).as(keyed.view() + ": " + change).contains(owner);
          changed++;
        }
      }
    }
    assertThat(changed).as(keyed.view()).isPositive();
  }

  private static Map<String, List<String>> byOwner(String sql, SampleDatabase database)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String row : database.sortedRows(sql)) {
      rows.computeIfAbsent(row.split(" \\| ")[0], owner -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private static TreeSet<String> differing(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    TreeSet<String> owners = new TreeSet<>(before.keySet());
    owners.addAll(after.keySet());
    owners.removeIf(owner -> Objects.equals(before.get(owner), after.get(owner)));
    return owners;
  }
}
