package io.codeweft.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.compiler.Sample;
import io.codeweft.compiler.SampleDatabase;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@code diffs.txt}: pairs of versions with what differs and what follows. A line is in the earlier
 * version ({@code <}), the later one ({@code >}) or both ({@code =}); it says {@code view: SQL},
 * {@code view @ entry=value ...: SQL} with a contract, {@code dataset NAME: SCHEMA}, or {@code
 * function NAME: HASH}. A failing run writes what came out to {@code target/diffs.txt}; look at the
 * difference before copying it.
 */
class GraphDiffTest {
  private static final String CASE = "===== ";
  private static final String RESULT = "-----\n";

  @Test
  void differences_are_as_written_down() throws IOException, CompileException {
    String golden = resource();
    StringBuilder actual = new StringBuilder();
    for (String entry : golden.split("(?m)^" + CASE, -1)) {
      if (!entry.isBlank()) {
        int end = entry.indexOf(RESULT);
        String given = end < 0 ? entry.strip() + "\n" : entry.substring(0, end);
        GraphDiff diff = GraphDiff.between(graph(given, '<'), graph(given, '>'));
        actual.append(CASE).append(given).append(RESULT).append(text(diff));
      }
    }
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/diffs.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  /** What is said about rows, executed: over the same inputs, on columns that stay as they are. */
  @Test
  void rows_come_and_go_as_said() throws IOException, CompileException, SQLException {
    int compared = 0;
    try (SampleDatabase database = new SampleDatabase()) {
      for (String entry : resource().split("(?m)^" + CASE, -1)) {
        int end = entry.indexOf(RESULT);
        if (end < 0 || entry.contains("dataset ") || entry.contains("function ")) {
          continue;
        }
        ViewGraph before = graph(entry.substring(0, end), '<');
        ViewGraph after = graph(entry.substring(0, end), '>');
        for (TableDiff diff : GraphDiff.between(before, after).views()) {
          Optional<ViewArtefact> old = before.view(diff.table());
          Optional<ViewArtefact> now = after.view(diff.table());
          boolean readable =
              old.isPresent()
                  && now.isPresent()
                  && Sample.TABLES.keySet().containsAll(old.get().dependencies())
                  && Sample.TABLES.keySet().containsAll(now.get().dependencies());
          if (readable) {
            compare(entry, diff, old.get(), now.get(), database);
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static void compare(
      String entry, TableDiff diff, ViewArtefact before, ViewArtefact after, SampleDatabase data)
      throws SQLException {
    List<String> columns = new ArrayList<>(before.schema().names());
    columns.retainAll(after.schema().names());
    diff.changes().forEach(change -> columns.removeAll(change.columns()));
    if (columns.isEmpty()) {
      return;
    }
    String read = "SELECT " + String.join(", ", columns) + " FROM (";
    List<String> gone = data.rows(read + before.sql().get("duckdb") + ")");
    List<String> added = data.rows(read + after.sql().get("duckdb") + ")");
    for (String row : List.copyOf(gone)) {
      if (added.remove(row)) {
        gone.remove(row);
      }
    }
    RowEffect effect = diff.rows();
    if (effect == null || effect == RowEffect.FEWER) {
      assertThat(added).as(entry).isEmpty();
    }
    if (effect == null || effect == RowEffect.MORE) {
      assertThat(gone).as(entry).isEmpty();
    }
  }

  @Test
  void a_graph_does_not_differ_from_itself() throws CompileException {
    ViewGraph graph = graph("x\n= v @ key=path: SELECT path, size FROM files\n", '<');
    GraphDiff diff = GraphDiff.between(graph, graph);
    assertThat(diff.views()).extracting(TableDiff::category).containsOnly(Category.NONE);
    assertThat(diff.datasets()).extracting(TableDiff::category).containsOnly(Category.NONE);
    for (RebuildPolicy policy : RebuildPolicy.values()) {
      assertThat(diff.rebuilds(policy)).isEmpty();
    }
  }

  private static ViewGraph graph(String given, char version) throws CompileException {
    List<ViewSource> views = new ArrayList<>();
    List<DatasetDeclaration> datasets = new ArrayList<>(Sample.datasets());
    List<FunctionDefinition> functions = new ArrayList<>(Sample.functions().functions());
    for (String line : given.lines().skip(1).toList()) {
      if (line.charAt(0) != version && line.charAt(0) != '=') {
        continue;
      }
      String[] parts = line.substring(2).split(": ", 2);
      String[] title = parts[0].split(" ");
      if (title[0].equals("dataset")) {
        datasets.replaceAll(d -> d.name().equals(title[1]) ? with(d, parts[1]) : d);
      } else if (title[0].equals("function")) {
        functions.replaceAll(f -> f.name().equals(title[1]) ? with(f, parts[1]) : f);
      } else {
        views.add(Sample.view(title[0], parts[1], contract(title)));
      }
    }
    return new PolicyLane(FunctionSnapshot.of(functions)).compile("g", datasets, views);
  }

  private static DatasetDeclaration with(DatasetDeclaration d, String schema) {
    return new DatasetDeclaration(
        d.name(), Schema.parse(schema), d.key(), d.order(), d.owner(), d.evidence(), d.evolution());
  }

  private static FunctionDefinition with(FunctionDefinition f, String hash) {
    return new FunctionDefinition(
        f.name(),
        f.aliases(),
        f.kind(),
        f.parameters(),
        f.returns(),
        f.nullRule(),
        f.volatility(),
        f.tags(),
        f.documentation(),
        f.examples(),
        hash);
  }

  /** {@code @ key=a,b owner=a publish=nodes}: a table, its owner {@code path} if none is named. */
  private static ViewContract contract(String[] title) {
    if (title.length == 1) {
      return ViewContract.intermediate();
    }
    List<String> key = List.of();
    String owner = "path";
    String publish = null;
    for (int i = 2; i < title.length; i++) {
      String[] entry = title[i].split("=");
      switch (entry[0]) {
        case "key" -> key = List.of(entry[1].split(","));
        case "owner" -> owner = entry[1];
        case "publish" -> publish = entry[1];
        default -> throw new IllegalArgumentException(title[i]);
      }
    }
    return new ViewContract(true, key, key, owner, List.of(), List.of(), publish, null);
  }

  private static String text(GraphDiff diff) {
    StringBuilder text = new StringBuilder();
    diff.datasets().forEach(table -> append(text, table));
    diff.views().forEach(table -> append(text, table));
    for (Impact.OnView view : diff.impact().views()) {
      text.append("impact on ").append(view.view()).append(": ");
      text.append(view.rows() ? "rows" : view.columns()).append('\n');
    }
    for (RebuildPolicy policy : RebuildPolicy.values()) {
      for (Rebuild rebuild : diff.rebuilds(policy)) {
        text.append(policy).append(" rebuilds ").append(rebuild.table());
        text.append(": ").append(rebuild.reason()).append('\n');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, TableDiff table) {
    boolean silent = table.presence() == TableDiff.Presence.KEPT && table.changes().isEmpty();
    if (silent) {
      return;
    }
    text.append(table.table()).append(' ').append(table.category());
    text.append(table.rows() == null ? "" : " rows " + table.rows()).append('\n');
    for (Change change : table.changes()) {
      text.append("  ").append(change.category());
      text.append(change.rows() == null ? "" : " " + change.rows());
      text.append(' ').append(change.reason());
      text.append(change.columns().isEmpty() ? "" : " " + change.columns()).append('\n');
    }
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GraphDiffTest.class.getResourceAsStream("/diffs.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
