package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewContract.Reference;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void views_come_after_what_they_read_and_ties_go_by_name() throws CompileException {
    ViewGraph graph =
        graph(
            Sample.view("d", "SELECT a.path FROM a JOIN b ON a.path = b.path"),
            Sample.view("c", "SELECT path FROM refs"),
            Sample.view("b", "SELECT path FROM z"),
            Sample.view("z", "SELECT path FROM files"),
            Sample.view("a", "SELECT path FROM files"));
    assertThat(graph.views())
        .extracting(ViewArtefact::name)
        .containsExactly("a", "c", "z", "b", "d");
  }

  @Test
  void an_artefact_says_what_the_plan_reads_and_calls() throws CompileException {
    ViewArtefact view =
        graph(
                Sample.view("names", "SELECT path, upper(name) AS name, bstart FROM refs"),
                Sample.view(
                    "ids",
                    """
                    WITH unused AS (SELECT repo FROM files)
                    SELECT stable_id('x', n.path, span_len(n.bstart, 9)) AS id, count(*) AS c
                    FROM names n JOIN ast a ON a.path = n.path, UNNEST(a.nodes) AS e
                    GROUP BY n.path, n.bstart"""))
            .view("ids")
            .orElseThrow();
    assertThat(view.dependencies()).containsExactly("ast", "names");
    assertThat(view.requiredColumns())
        .isEqualTo(Map.of("ast", List.of("nodes", "path"), "names", List.of("bstart", "path")));
    assertThat(view.functions()).containsExactly("span_len", "stable_id");
    assertThat(view.schema()).isEqualTo(Schema.parse("struct<id:string,c:int64!>"));
    assertThat(view.sql().get("duckdb")).contains("FROM \"names\" AS").doesNotContain("upper");
  }

  @Test
  void a_second_lane_and_another_order_give_the_same_graph() throws CompileException {
    List<ViewSource> views = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String from = i < 3 ? "files" : "v" + (i - 3) + " JOIN v" + (i - 2) + " USING (path)";
      views.add(Sample.view("v" + i, "SELECT path FROM " + from + " WHERE path > '" + i + "'"));
    }
    ViewGraph first = lane.compile("p", Sample.datasets(), views);
    for (long seed = 1; seed <= 5; seed++) {
      Collections.shuffle(views, new Random(seed));
      PolicyLane other = new PolicyLane(Sample.functions());
      assertThat(other.compile("p", Sample.datasets(), views)).as("seed %d", seed).isEqualTo(first);
    }
  }

  @Test
  void a_change_that_means_nothing_keeps_the_version_of_nothing_but_the_text()
      throws CompileException {
    String fingerprint = fingerprint("SELECT path FROM files WHERE size > 1");
    assertThat(fingerprint("select F.PATH from FILES as F where 1 < F.SIZE -- same"))
        .isEqualTo(fingerprint);
    assertThat(fingerprint("SELECT path FROM files WHERE size > 2")).isNotEqualTo(fingerprint);
  }

  private String fingerprint(String sql) throws CompileException {
    return graph(Sample.view("v", sql)).views().getFirst().fingerprint();
  }

  @Test
  void a_cycle_names_all_its_members_in_order() {
    List<Diagnostic> found =
        refusal(
            Sample.view("c", "SELECT path FROM a"),
            Sample.view("a", "SELECT path\nFROM b"),
            Sample.view("b", "SELECT path FROM c"),
            Sample.view("reader", "SELECT path FROM b"));
    assertThat(found).hasSize(2);
    assertThat(found.get(0).toString())
        .isEqualTo(
            "a.sql:2:6: view 'a': views read each other in a cycle: a -> b -> c -> a; break it at"
                + " one of them");
    assertThat(found.get(1).toString())
        .isEqualTo("reader.sql:1:18: view 'reader': not compiled, because it reads b");
  }

  @Test
  void a_view_that_reads_itself_is_a_cycle() {
    assertThat(refusal(Sample.view("a", "SELECT path FROM a")))
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .startsWith("views read each other in a cycle: a -> a");
  }

  @Test
  void every_view_is_looked_at_and_followers_of_a_refused_one_are_named_once() {
    List<Diagnostic> found =
        refusal(
            Sample.view("a", "SELECT nope FROM files"),
            Sample.view("b", "SELECT path, wrong FROM a"),
            Sample.view("c", "SELECT x FROM b JOIN a ON TRUE"),
            Sample.view("d", "SELECT pth FROM refs"),
            Sample.view("e", "SELECT path FROM nowhere"));
    assertThat(found)
        .extracting(d -> d.view() + " " + d.code())
        .containsExactly(
            "a unknown-column", "b skipped", "c skipped", "d unknown-column", "e unknown-table");
  }

  @Test
  void lines_are_those_of_the_file() {
    ViewSource view =
        ViewSource.ofSql(
            "v", "views/v.sql", 41, "SELECT path,\n  nme\nFROM refs", ViewContract.intermediate());
    assertThat(refusal(view))
        .singleElement()
        .hasToString("views/v.sql:42:3: view 'v': unknown column 'nme'; did you mean 'name'?");
  }

  @Test
  void names_are_unique_and_plain() {
    assertThat(
            refusal(
                Sample.view("files", "SELECT path FROM refs"),
                Sample.view("x-y", "SELECT path FROM refs"),
                Sample.view("v", "SELECT path FROM refs"),
                Sample.view("V", "SELECT path FROM refs")))
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "'files' has the name of a dataset; rename the view",
            "'x-y' is not a view name: use letters, digits and '_'",
            "'V' is defined twice; rename one");
  }

  @Test
  void contracts_fit_the_derived_schemas() {
    Reference unknownColumn = new Reference(List.of("path"), "target", List.of("pth"));
    Reference otherType = new Reference(List.of("size"), "target", List.of("path"));
    Reference unknownView = new Reference(List.of("path"), "tarket", List.of("path"));
    Reference intermediate = new Reference(List.of("path"), "inner_view", List.of("path"));
    Reference uneven = new Reference(List.of("path", "size"), "target", List.of("path"));
    assertThat(
            refusal(
                Sample.view("inner_view", "SELECT path FROM files"),
                Sample.view(
                    "target",
                    "SELECT path, repo FROM files",
                    contract(List.of("path"), "path", List.of(), null)),
                Sample.view(
                    "v",
                    "SELECT path, size, string_split(path, '/') AS parts FROM files",
                    contract(
                        List.of("pth", "parts"),
                        "ownr",
                        List.of(unknownColumn, otherType, unknownView, intermediate, uneven),
                        "inner_view")),
                Sample.view(
                    "w", "SELECT path FROM files", contract(List.of(), null, List.of(), "target"))))
        .extracting(d -> d.view() + " " + d.message() + " ? " + d.suggestion())
        .containsExactlyInAnyOrder(
            "v contract: 'key' names column 'pth', which the view does not give ? path",
            "v contract: key column 'parts' has type list<string>; a key is scalar ? null",
            "v contract: 'owner' names column 'ownr', which the view does not give ? null",
            "v contract: 'references' names column 'pth', which 'target' does not give ? path",
            "v contract: reference size int64 to target.path string: the types must be equal ? null",
            "v contract: 'references' names 'tarket', which is no view of this pack ? target",
            "v contract: 'references' names 'inner_view', which is not materialised ? null",
            "v contract: a reference to 'target' has unequal column lists ? null",
            "v contract: 'gateOf' names 'inner_view', which is not materialised ? null",
            "w contract: a materialised view needs 'owner': the column whose change changes the row"
                + " ? null",
            "w contract: a materialised view needs 'key': the columns that identify a row ? null");
  }

  private static ViewContract contract(
      List<String> key, @Nullable String owner, List<Reference> references, @Nullable String gate) {
    return new ViewContract(true, key, List.of(), owner, List.of(), references, null, gate);
  }

  @Test
  void the_policy_hash_is_stable_and_does_not_depend_on_the_functions() {
    assertThat(lane.policyHash())
        .isEqualTo(new PolicyLane(FunctionSnapshot.of(List.of())).policyHash())
        .hasSize(64);
  }

  @Test
  void the_policy_hash_covers_the_calcite_that_is_used() {
    assertThat(CalciteException.class.getPackage().getImplementationVersion())
        .isEqualTo(PolicyLane.CALCITE);
  }

  private ViewGraph graph(ViewSource... views) throws CompileException {
    return lane.compile("p", Sample.datasets(), List.of(views));
  }

  private List<Diagnostic> refusal(ViewSource... views) {
    CompileException thrown = catchThrowableOfType(CompileException.class, () -> graph(views));
    assertThat(thrown).isNotNull();
    return thrown.diagnostics();
  }
}
