package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.codeweft.compiler.random.RandomQuery;
import io.codeweft.contracts.graph.GraphLineage;
import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random queries: what is not in the lineage of a column may change without the column changing.
 * Every field of the sample tables is changed in a copy of them, one field at a time; the columns
 * whose lineage does not touch it, and if the rows' does not either, must give the same rows
 * together. {@code -Dcodeweft.seed} and {@code -Dcodeweft.queries} repeat or lengthen a run.
 */
class LineagePropertyTest {
  private static final int QUERIES = Integer.getInteger("codeweft.queries", 120);
  private static final long SEED = Long.getLong("codeweft.seed", 20260201L);

  /** Path of a field, then what the sample has in its place. */
  private static final Map<String, String> CHANGES = new LinkedHashMap<>();

  static {
    for (String text :
        List.of("files.path", "files.repo", "files.lang", "refs.path", "refs.name")) {
      CHANGES.put(text, otherText(text.split("\\.")[1]));
    }
    for (String number :
        List.of("files.size", "refs.ref_id", "refs.bstart", "refs.bend", "files.score")) {
      CHANGES.put(number, otherNumber(number.split("\\.")[1]));
    }
    CHANGES.put("ast.path", otherText("path"));
    CHANGES.put("ast.repo", otherText("repo"));
    CHANGES.put("ast.nodes[].id", nodes("id", otherNumber("n.id")));
    CHANGES.put("ast.nodes[].parent", nodes("parent", otherNumber("n.parent")));
    CHANGES.put("ast.nodes[].kind", nodes("kind", otherText("n.kind")));
    CHANGES.put("ast.nodes[].name", nodes("name", otherText("n.name")));
    CHANGES.put(
        "ast.nodes[].span.bstart",
        nodes("span", struct("n.span", "bstart", otherNumber("n.span.bstart"), "bend")));
    CHANGES.put(
        "ast.nodes[].span.bend",
        nodes("span", struct("n.span", "bend", otherNumber("n.span.bend"), "bstart")));
    CHANGES.put("ast.nodes[].tags[]", nodes("tags", "list_transform(n.tags, lambda t: t || '~')"));
    CHANGES.put(
        "ast.attrs{}", "map(map_keys(attrs), list_transform(map_keys(attrs), lambda k: k))");
    CHANGES.put("ast.meta.lang", struct("meta", "lang", otherText("meta.lang"), "owner"));
    CHANGES.put(
        "ast.meta.owner.name",
        struct("meta", "owner", "{'name': " + otherText("meta.owner.name") + "}", "lang"));
  }

  private static String otherText(String value) {
    return "coalesce(" + value + ", 'none') || '~'";
  }

  private static String otherNumber(String value) {
    return "coalesce(" + value + " + 5, 2)";
  }

  private static String struct(String value, String field, String changed, String other) {
    return "CASE WHEN "
        + value
        + " IS NOT NULL THEN struct_update("
        + value
        + ", "
        + field
        + " := "
        + changed
        + ") END";
  }

  private static String nodes(String field, String changed) {
    return "list_transform(nodes, lambda n: struct_update(n, " + field + " := " + changed + "))";
  }

  private final PolicyLane lane = new PolicyLane(Sample.functions());
  private int untouched;

  @Test
  void what_is_not_in_the_lineage_does_not_matter() throws SQLException, CompileException {
    List<String> problems = new ArrayList<>();
    try (SampleDatabase database = new SampleDatabase()) {
      copies(database);
      for (int i = 0; i < QUERIES; i++) {
        String sql = RandomQuery.of(SEED + i).text();
        ViewGraph graph = lane.compile("g", Sample.datasets(), List.of(Sample.view("q", sql)));
        for (String problem : problems(sql, graph, database)) {
          problems.add("seed " + (SEED + i) + ": " + problem + "\n  " + sql);
        }
      }
    }
    if (!problems.isEmpty()) {
      fail(problems.size() + " problems:\n" + String.join("\n", problems));
    }
    // otherwise the test says nothing
    assertThat(untouched).isGreaterThan(QUERIES * CHANGES.size() / 3);
  }

  private static void copies(SampleDatabase database) throws SQLException {
    int copy = 0;
    for (Map.Entry<String, String> change : CHANGES.entrySet()) {
      String table = change.getKey().split("\\.")[0];
      String column = change.getKey().split("[.\\[{]")[1];
      String schema = "copy" + copy++;
      database.execute("CREATE SCHEMA " + schema);
      for (String name : Sample.TABLES.keySet()) {
        String select =
            name.equals(table) ? "* REPLACE (" + change.getValue() + " AS " + column + ")" : "*";
        database.execute(
            "CREATE TABLE " + schema + "." + name + " AS SELECT " + select + " FROM main." + name);
        if (name.equals(table)) {
          assertThat(database.rows("SELECT " + column + " FROM " + schema + "." + name))
              .as(change.getKey())
              .isNotEqualTo(database.rows("SELECT " + column + " FROM main." + name));
        }
      }
    }
  }

  private List<String> problems(String sql, ViewGraph graph, SampleDatabase database)
      throws SQLException {
    ViewArtefact view = graph.views().getFirst();
    List<String> problems = new ArrayList<>();
    for (Lineage.Column column : view.lineage().columns()) {
      String distinct = "SELECT DISTINCT " + column.name() + " FROM (" + sql + ")";
      if (column.values().isEmpty() && database.rows(distinct).size() > 1) {
        problems.add("made of nothing, but not constant: " + column.name());
      }
    }
    GraphLineage lineage = GraphLineage.of(graph);
    int copy = 0;
    for (String path : CHANGES.keySet()) {
      String schema = "copy" + copy++;
      String[] parts = path.split("\\.", 2);
      List<String> columns = untouched(lineage.impactOfColumn(parts[0], parts[1]), view);
      if (columns.isEmpty()) {
        continue;
      }
      untouched++;
      String read = "SELECT " + String.join(", ", columns) + " FROM (" + sql + ")";
      List<String> expected = database.sortedRows(read);
      database.execute("USE " + schema);
      List<String> actual = database.sortedRows(read);
      database.execute("USE main");
      if (!actual.equals(expected)) {
        problems.add(
            path + " changes " + columns + ", lineage says it does not: " + text(view.lineage()));
      }
    }
    return problems;
  }

  private static List<String> untouched(Impact impact, ViewArtefact view) {
    if (impact.views().isEmpty()) {
      return view.schema().names();
    }
    Impact.OnView touched = impact.views().getFirst();
    return touched.rows()
        ? List.of()
        : view.schema().names().stream()
            .filter(column -> !touched.columns().contains(column))
            .toList();
  }

  private static String text(Lineage lineage) {
    return lineage.columns().stream().map(Object::toString).collect(Collectors.joining(", "))
        + " rows "
        + lineage.rows();
  }
}
