package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** With a cache: the same graph, and only what changed is compiled. */
class ReuseTest {
  private static final long SEED = Long.getLong("codeweft.seed", 20260101L);

  private final Known known = new Known();

  /** Says what was compiled since it was last asked. */
  private static final class Known implements ViewCache {
    private final Map<String, ViewArtefact> artefacts = new HashMap<>();
    private final TreeSet<String> compiled = new TreeSet<>();

    @Override
    public Optional<ViewArtefact> find(String key) {
      return Optional.ofNullable(artefacts.get(key));
    }

    @Override
    public void remember(String key, ViewArtefact artefact) {
      assertThat(artefacts.put(key, artefact)).as(artefact.name()).isNull();
      compiled.add(artefact.name());
    }

    List<String> compiled() {
      List<String> names = List.copyOf(compiled);
      compiled.clear();
      return names;
    }
  }

  private final List<ViewSource> views =
      new ArrayList<>(
          List.of(
              Sample.view("sized", "SELECT path, size FROM files WHERE size > 5"),
              Sample.view("named", "SELECT path, name FROM refs"),
              Sample.view("both", "SELECT s.path, n.name FROM sized s JOIN named n USING (path)"),
              Sample.view("counted", "SELECT count(*) AS c FROM both"),
              Sample.view("ids", "SELECT stable_id('x', path) AS id FROM named")));

  @Test
  void a_second_compilation_compiles_nothing() throws CompileException {
    ViewGraph first = compiled(Sample.functions(), Sample.datasets());
    assertThat(known.compiled()).containsExactly("both", "counted", "ids", "named", "sized");
    Collections.reverse(views);
    assertThat(compiled(Sample.functions(), Sample.datasets())).isEqualTo(first);
    assertThat(known.compiled()).isEmpty();
  }

  @Test
  void a_change_is_compiled_and_stops_where_nobody_can_see_it() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    replace("sized", "SELECT path, size FROM files WHERE size > 6");
    compiled(Sample.functions(), Sample.datasets());
    assertThat(known.compiled()).as("the same columns").containsExactly("sized");
    replace("sized", "SELECT path, size + 1 AS more FROM files");
    compiled(Sample.functions(), Sample.datasets());
    assertThat(known.compiled()).as("other columns").containsExactly("both", "sized");
    replace("named", "SELECT path, upper(name) AS name, bend FROM refs");
    compiled(Sample.functions(), Sample.datasets());
    assertThat(known.compiled()).containsExactly("both", "ids", "named");
  }

  @Test
  void contract_name_and_file_belong_to_a_view() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    ViewContract key =
        new ViewContract(false, List.of("path"), List.of(), null, List.of(), List.of(), null, null);
    views.set(0, Sample.view("sized", views.getFirst().text(), key));
    assertThat(compiled(Sample.functions(), Sample.datasets()).view("sized").orElseThrow())
        .extracting(ViewArtefact::contract)
        .isEqualTo(key);
    assertThat(known.compiled()).containsExactly("sized");
  }

  @Test
  void only_callers_of_a_changed_function_are_compiled() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    List<FunctionDefinition> changed =
        Sample.functions().functions().stream().map(ReuseTest::changed).toList();
    compiled(FunctionSnapshot.of(changed), Sample.datasets());
    assertThat(known.compiled()).containsExactly("ids");
  }

  private static FunctionDefinition changed(FunctionDefinition f) {
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
        "1".repeat(64),
        f.expression(),
        f.version());
  }

  @Test
  void readers_of_a_changed_dataset_are_compiled() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    compiled(Sample.functions(), refs(List.of("path", "ref_id"), "path"));
    assertThat(known.compiled()).containsExactly("named");
  }

  @Test
  void another_owner_goes_on_to_the_readers_of_readers() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    compiled(Sample.functions(), refs(List.of("path"), "name"));
    assertThat(known.compiled()).containsExactly("both", "counted", "ids", "named");
  }

  private static List<DatasetDeclaration> refs(List<String> key, String owner) {
    List<DatasetDeclaration> datasets = new ArrayList<>(Sample.datasets());
    datasets.replaceAll(
        d ->
            d.name().equals("refs")
                ? new DatasetDeclaration(
                    d.name(), d.schema(), key, d.order(), owner, d.evidence(), d.evolution())
                : d);
    return datasets;
  }

  @Test
  void words_that_lead_in_circles_are_no_cycle() throws CompileException {
    views.add(Sample.view("chicken", "SELECT path AS egg FROM files"));
    views.add(Sample.view("egg", "SELECT path AS chicken FROM refs"));
    views.add(Sample.view("nest", "SELECT e.chicken FROM egg e"));
    ViewGraph first = compiled(Sample.functions(), Sample.datasets());
    assertThat(first)
        .isEqualTo(new PolicyLane(Sample.functions()).compile("p", Sample.datasets(), views));
    assertThat(compiled(Sample.functions(), Sample.datasets())).isEqualTo(first);
  }

  @Test
  void names_that_only_the_parser_can_read_are_read_by_it() throws CompileException {
    views.add(Sample.view("escaped", "SELECT * FROM U&\"\\0073ized\""));
    compiled(Sample.functions(), Sample.datasets());
    known.compiled();
    replace("sized", "SELECT path FROM files");
    assertThat(compiled(Sample.functions(), Sample.datasets()).view("escaped").orElseThrow())
        .extracting(view -> view.schema().names())
        .isEqualTo(List.of("path"));
  }

  @Test
  void what_is_refused_is_refused_with_a_cache_too() throws CompileException {
    compiled(Sample.functions(), Sample.datasets());
    replace("named", "SELECT path, nme AS name FROM refs");
    views.add(Sample.view("broken", "SELECT FROM refs"));
    views.add(Sample.view("round", "SELECT path FROM round"));
    views.add(Sample.view("lost", "SELECT path FROM nowhere"));
    CompileException fresh =
        catchThrowableOfType(
            CompileException.class,
            () -> new PolicyLane(Sample.functions()).compile("p", Sample.datasets(), views));
    CompileException cached =
        catchThrowableOfType(
            CompileException.class, () -> compiled(Sample.functions(), Sample.datasets()));
    assertThat(fresh.diagnostics())
        .extracting(d -> d.view() + " " + d.code())
        .containsExactly(
            "both skipped",
            "broken parse",
            "counted skipped",
            "ids skipped",
            "lost unknown-table",
            "named unknown-column",
            "round cycle");
    assertThat(cached.diagnostics()).isEqualTo(fresh.diagnostics());
  }

  @Test
  void random_changes_of_the_python_pack_give_the_graph_of_a_full_compilation()
      throws CompileException {
    Pack pack = PackReader.read(PackBundle.builtIn("python"));
    FunctionSnapshot functions = FunctionLibrary.standard().snapshot();
    views.clear();
    views.addAll(ViewGenerator.generate(pack));
    compiled(functions, pack.datasets());
    assertThat(known.compiled()).hasSameSizeAs(views);
    Random random = new Random(SEED);
    for (int change = 0; change < 3; change++) {
      List<ViewSource> texts =
          views.stream().filter(v -> v.definition() instanceof ViewSource.SqlText).toList();
      ViewSource view = texts.get(random.nextInt(texts.size()));
      replace(
          view.name(),
          "SELECT * FROM (" + view.text() + ") AS x WHERE " + random.nextInt(9) + " < 5");
      ViewGraph reused = compiled(functions, pack.datasets());
      List<String> compiled = known.compiled();
      assertThat(compiled).as("seed %d", SEED).contains(view.name());
      assertThat(compiled.size()).isLessThan(views.size());
      assertThat(reused)
          .as("seed %d, %s", SEED, view.name())
          .isEqualTo(new PolicyLane(functions).compile("p", pack.datasets(), views));
    }
  }

  private void replace(String name, String sql) {
    views.replaceAll(
        v ->
            v.name().equals(name)
                ? ViewSource.ofSql(name, v.file(), v.place().line(), sql, v.contract())
                : v);
  }

  private ViewGraph compiled(FunctionSnapshot functions, List<DatasetDeclaration> datasets)
      throws CompileException {
    return new PolicyLane(functions).compile("p", datasets, views, known);
  }
}
