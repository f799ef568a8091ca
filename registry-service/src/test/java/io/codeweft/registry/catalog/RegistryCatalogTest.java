package io.codeweft.registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.compiler.CompileException;
import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.graph.Packs;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.QueryLane;
import io.codeweft.registry.query.QueryLimits;
import io.codeweft.registry.query.result.CsvRows;
import io.codeweft.testkit.TestTables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries over a warehouse with two builds, and over the python pack as it is registered. */
class RegistryCatalogTest {
  private static final FunctionSnapshot FUNCTIONS = FunctionLibrary.standard().snapshot();
  private static final QueryLane LANE = new QueryLane(FUNCTIONS);
  private static final Schema DEFS = Schema.parse("struct<path:string!,name:string!>");

  private static ViewGraph python;

  @TempDir Path directory;

  @BeforeAll
  static void compile() throws Exception {
    python = Packs.python();
  }

  @Test
  void everyTableOfInformationSchemaDescribesItself() throws Exception {
    assertThat(
            rows(
                "SELECT t.table_name, COUNT(*) AS n FROM information_schema.tables AS t"
                    + " JOIN information_schema.columns AS c ON c.table_schema = t.table_schema"
                    + " AND c.table_name = t.table_name WHERE t.table_schema ="
                    + " 'information_schema' GROUP BY t.table_name ORDER BY t.table_name"))
        .containsExactly(
            "column_fields,8",
            "columns,7",
            "key_column_usage,9",
            "parameters,9",
            "referential_constraints,7",
            "routines,11",
            "schemata,2",
            "table_constraints,6",
            "tables,7",
            "view_column_usage,6",
            "view_routine_usage,4",
            "view_table_usage,5",
            "views,11");
    assertThat(rows("SELECT schema_name FROM information_schema.schemata ORDER BY schema_name"))
        .containsExactly("information_schema", "python");
  }

  @Test
  void columnsAreThoseOfTheGraph() throws Exception {
    List<String> expected =
        python.view("cpg_nodes_v1").orElseThrow().schema().fields().stream()
            .map(f -> f.name() + "," + f.type() + "," + (f.nullable() ? "YES" : "NO"))
            .toList();
    assertThat(
            rows(
                "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
                    + " WHERE table_name = 'cpg_nodes_v1' ORDER BY ordinal_position"))
        .isEqualTo(expected);
  }

  @Test
  void nestedTypesAreSpelledOut() throws Exception {
    assertThat(
            rows(
                "SELECT field_path, data_type FROM information_schema.column_fields WHERE"
                    + " table_name = 'ast_files_v1' AND field_path LIKE 'nodes[]%' AND"
                    + " ordinal_position < 5 ORDER BY ordinal_position"))
        .first()
        .asString()
        .startsWith("nodes[],\"struct<");
    assertThat(
            rows(
                "SELECT COUNT(*) AS n FROM information_schema.column_fields WHERE"
                    + " field_path LIKE 'nodes[].%' AND table_name = 'ast_files_v1'"))
        .first()
        .asString()
        .isNotEqualTo("0");
  }

  @Test
  void viewsRoutinesAndWhatTheyUseJoin() throws Exception {
    assertThat(
            rows(
                "SELECT v.table_name, v.owner, r.data_type FROM information_schema.views AS v JOIN"
                    + " information_schema.view_routine_usage AS u ON u.view_name = v.table_name"
                    + " JOIN information_schema.routines AS r ON r.specific_name ="
                    + " u.specific_name AND r.routine_name = r.specific_name WHERE"
                    + " v.is_materialized = 'YES' AND u.specific_name = 'stable_id'"
                    + " ORDER BY v.table_name"))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",string!") || row.endsWith(",string"));
    assertThat(
            rows(
                "SELECT parameter_name, data_type FROM information_schema.parameters WHERE"
                    + " specific_name = 'span_len' ORDER BY ordinal_position"))
        .containsExactly("bstart,int64", "bend,int64");
  }

  @Test
  void referencesOfContractsPointToKeys() throws Exception {
    List<String> edges =
        rows(
            "SELECT c.column_name, c.referenced_table_name, c.referenced_column_name FROM"
                + " information_schema.referential_constraints AS r JOIN"
                + " information_schema.key_column_usage AS c ON c.constraint_name ="
                + " r.constraint_name JOIN information_schema.key_column_usage AS k ON"
                + " k.constraint_name = r.unique_constraint_name AND k.column_name ="
                + " c.referenced_column_name WHERE r.table_name = 'cpg_edges_v1' ORDER BY"
                + " c.column_name");
    assertThat(edges)
        .containsExactly("dst_node_id,cpg_nodes_v1,node_id", "src_node_id,cpg_nodes_v1,node_id");
  }

  @Test
  void aBuildIsASnapshotAndEarlierOnesCanBeNamed() throws Exception {
    BuildRecord first = build("shop", 1, "SELECT 'a.py' AS path, 'f' AS name");
    build("shop", 2, "SELECT 'a.py' AS path, 'g' AS name");
    String sql = "SELECT name FROM defs";
    assertThat(rows(sql)).containsExactly("g");
    assertThat(rows(sql, "shop", "1")).containsExactly("f");
    assertThat(rows(sql, null, first.buildId().substring(0, 8))).containsExactly("f");
    assertThat(
            rows(
                "SELECT d.name, b.build_number FROM small.defs AS d JOIN _codeweft.builds_v1 AS b"
                    + " ON b.repo = 'shop' ORDER BY b.build_number"))
        .containsExactly("g,1", "g,2");
    assertThatThrownBy(() -> rows(sql, "shop", "3"))
        .isInstanceOf(BuildChoice.NoBuildException.class)
        .hasMessageContaining("no completed build '3' of repository 'shop'; there are: [shop #2 ");
  }

  @Test
  void severalRepositoriesWantAName() throws Exception {
    build("shop", 1, "SELECT 'a.py' AS path, 'f' AS name");
    build("other", 1, "SELECT 'b.py' AS path, 'h' AS name");
    assertThat(rows("SELECT name FROM defs", "other", null)).containsExactly("h");
    assertThatThrownBy(() -> rows("SELECT name FROM defs"))
        .isInstanceOf(BuildChoice.NoBuildException.class)
        .hasMessageContaining("name one of them: other, shop");
    assertThat(rows("SELECT COUNT(*) AS n FROM _codeweft.builds_v1")).containsExactly("2");
  }

  @Test
  void withoutABuildThereIsStillWhatIsRegistered() throws Exception {
    assertThat(
            rows(
                "SELECT COUNT(*) AS n FROM information_schema.views WHERE table_name ="
                    + " 'cpg_nodes_v1'"))
        .containsExactly("1");
    assertThatThrownBy(() -> rows("SELECT name FROM defs"))
        .isInstanceOf(BuildChoice.NoBuildException.class)
        .hasMessageContaining("no completed build");
    assertThatThrownBy(() -> rows("SELECT tabel_name FROM information_schema.tables"))
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("did you mean 'table_name'?");
  }

  @Test
  void anUnknownTableOfASchemaIsRefusedWithTheNearest() throws Exception {
    build("shop", 1, "SELECT 'a.py' AS path, 'f' AS name");
    assertThatThrownBy(() -> rows("SELECT 1 AS one FROM information_schema.column"))
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("unknown table 'information_schema.column'")
        .hasMessageContaining("did you mean 'information_schema.columns'?");
  }

  private List<String> rows(String sql) throws Exception {
    return rows(sql, null, null);
  }

  private List<String> rows(String sql, @Nullable String repo, @Nullable String build)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RegistryCatalog(new TestTables(directory).warehouse(), List.of(python), FUNCTIONS)
        .prepare(LANE, sql, repo, build)
        .run(QueryLimits.local(1000, Duration.ofMinutes(1)), new CsvRows(out));
    return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private BuildRecord build(String repo, long number, String defs) {
    TestTables tables = new TestTables(directory);
    TableVersion version = tables.commit(repo, "defs", DEFS, defs);
    BuildRecord build =
        BuildRecord.of(
            new BuildChanged(
                String.format("%08x%024x", number, repo.hashCode()),
                number,
                repo,
                BuildChanged.State.COMPLETED,
                "small",
                "version",
                "object",
                "extract",
                Map.of("defs", version),
                Map.of(),
                List.of(),
                Map.of(),
                null),
            Map.of(),
            null,
            java.time.Instant.EPOCH.plusSeconds(number));
    new BuildHistory(tables.warehouse(), false).append(build);
    return build;
  }
}
