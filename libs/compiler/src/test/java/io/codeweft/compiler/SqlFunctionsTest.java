package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionDefinition.Parameter;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** CREATE FUNCTION: what it makes, what it refuses, and what a change of one function changes. */
class SqlFunctionsTest {
  private final SqlFunctions none = SqlFunctions.none(Sample.functions());

  @Test
  void a_function_is_described_as_it_is_written() throws CompileException {
    FunctionDefinition function =
        none.create(
                """
                -- Bytes between two borders,
                -- none when they are turned.
                CREATE FUNCTION Width(bstart int64, bend int64, scale int64 DEFAULT -1)
                RETURNS int64 TAGS ('span', 'metric')
                AS CASE WHEN bend >= bstart THEN (bend - bstart) * scale END;
                """)
            .function();
    assertThat(function.name()).isEqualTo("width");
    assertThat(function.parameters())
        .containsExactly(
            Parameter.required("bstart", "int64"),
            Parameter.required("bend", "int64"),
            new Parameter("scale", "int64", false, "-1"));
    assertThat(function.signature())
        .isEqualTo("width(bstart int64, bend int64, scale int64 = -1) -> int64");
    assertThat(function.tags()).containsExactly("metric", "span");
    assertThat(function.documentation())
        .isEqualTo("Bytes between two borders,\nnone when they are turned.");
    assertThat(function.expression())
        .isEqualTo("CASE WHEN bend >= bstart THEN (bend - bstart) * scale END");
    assertThat(function.version()).isEqualTo(1);
    assertThat(function.implementationHash()).hasSize(64);
  }

  @Test
  void views_use_it_at_once() throws Exception {
    SqlFunctions functions =
        none.create("CREATE FUNCTION half(n int64) RETURNS float64 COMMENT 'Half.' AS n / 2")
            .functions();
    CompiledQuery query =
        new PolicyLane(functions.snapshot())
            .query("SELECT half(n => size) AS h FROM files WHERE size IS NOT NULL", Sample.TABLES);
    assertThat(query.functions()).containsExactly("half");
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.sortedRows(Objects.requireNonNull(query.sql().get("duckdb"))))
          .isEqualTo(
              database.sortedRows("SELECT (size // 2)::DOUBLE FROM files WHERE size IS NOT NULL"));
    }
  }

  @Test
  void nested_types_and_results_that_are_never_null() throws CompileException {
    SqlFunctions functions =
        none.create(
                "CREATE FUNCTION owner_of(meta struct<lang:string,owner:struct<name:string>>)"
                    + " RETURNS string! AS coalesce(meta.owner.name, meta -> 'lang', '?')")
            .functions();
    CompiledQuery query =
        new PolicyLane(functions.snapshot())
            .query("SELECT owner_of(meta) AS o FROM ast", Sample.TABLES);
    assertThat(query.schema().field("o").orElseThrow().nullable()).isFalse();
  }

  @Test
  void the_version_counts_changes() throws CompileException {
    String text = "CREATE FUNCTION f(x int64) RETURNS int64 AS x + 1";
    SqlFunctions first = none.create(text).functions();
    SqlFunctions.Created same = first.create(text.replace("CREATE", "CREATE OR REPLACE"));
    assertThat(same.function().version()).isEqualTo(1);
    assertThat(same.functions().snapshot()).isEqualTo(first.snapshot());
    SqlFunctions.Created other =
        first.create("CREATE OR REPLACE FUNCTION f(x int64) RETURNS int64 AS x + 2");
    assertThat(other.function().version()).isEqualTo(2);
    assertThat(other.functions().snapshot().libraryHash())
        .isEqualTo(Sample.functions().libraryHash());
  }

  @Test
  void the_hash_is_of_the_meaning_and_of_what_is_called() throws CompileException {
    SqlFunctions functions = with(none, "plus_one", "x + 1");
    functions = with(functions, "doubled", "plus_one(x) * 2");
    functions = with(functions, "apart", "x");
    String outer = hash(functions, "doubled");
    assertThat(hash(with(functions, "doubled", "2 * plus_one( x /* it */ )"), "doubled"))
        .isEqualTo(outer);
    assertThat(hash(with(functions, "doubled", "plus_one(x) * 3"), "doubled")).isNotEqualTo(outer);
    SqlFunctions changed = with(functions, "plus_one", "x + 2");
    assertThat(hash(changed, "doubled")).isNotEqualTo(outer);
    assertThat(hash(changed, "apart")).isEqualTo(hash(functions, "apart"));
  }

  @Test
  void exactly_the_views_that_use_a_changed_function_have_other_cache_keys() throws Exception {
    SqlFunctions functions = with(with(none, "plus_one", "x + 1"), "doubled", "plus_one(x) * 2");
    List<ViewArtefact> before = views(functions.snapshot());
    List<ViewArtefact> after = views(with(functions, "plus_one", "1 + x + 0 * x").snapshot());
    assertThat(before.get(0).functions()).containsExactly("doubled", "plus_one", "span_len");
    assertThat(before.get(0).expanded()).containsExactly("doubled", "plus_one");
    assertThat(before.get(0).boundFunctions()).containsExactly("span_len");
    assertThat(after.get(0).cacheKey()).isNotEqualTo(before.get(0).cacheKey());
    assertThat(after.get(1)).isEqualTo(before.get(1));
  }

  private static List<ViewArtefact> views(FunctionSnapshot snapshot) throws CompileException {
    return new PolicyLane(snapshot)
        .compile(
            "p",
            Sample.datasets(),
            List.of(
                Sample.view("calls", "SELECT doubled(span_len(bstart, bend)) AS a FROM refs"),
                Sample.view("other", "SELECT size FROM files")))
        .views();
  }

  @Test
  void functions_made_earlier_pass_the_lane_again() throws CompileException {
    SqlFunctions functions = with(with(none, "plus_one", "x + 1"), "doubled", "plus_one(x) * 2");
    assertThat(SqlFunctions.of(Sample.functions(), functions.definitions()).snapshot())
        .isEqualTo(functions.snapshot());
    CompileException gone =
        catchThrowableOfType(
            CompileException.class,
            () ->
                SqlFunctions.of(
                    Sample.functions(),
                    functions.definitions().stream()
                        .filter(f -> f.name().equals("doubled"))
                        .toList()));
    assertThat(gone).hasMessageStartingWith("function doubled:1:1: unknown function 'plus_one'");
    CompileException used =
        catchThrowableOfType(CompileException.class, () -> functions.drop("plus_one"));
    assertThat(used).hasMessageStartingWith("function doubled:1:1: unknown function 'plus_one'");
    assertThat(functions.drop("doubled").definitions())
        .extracting(FunctionDefinition::name)
        .containsExactly("plus_one");
  }

  @Test
  void an_expression_cannot_grow_without_end() throws CompileException {
    SqlFunctions functions = with(none, "f0", "x * x + x");
    CompileException refused = null;
    for (int i = 1; i < 30 && refused == null; i++) {
      String call = "f%d(x)".formatted(i - 1);
      String text = statement("f" + i, call + " + " + call + " * " + call);
      SqlFunctions now = functions;
      refused = catchThrowableOfType(CompileException.class, () -> now.create(text));
      functions = refused == null ? functions.create(text).functions() : functions;
    }
    assertThat(Objects.requireNonNull(refused).diagnostics())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code()).isEqualTo("too-large");
              assertThat(d.message()).contains("more than 20000 operators");
            });
  }

  /** As {@code function-refusals.txt} has them. */
  @Test
  void every_statement_is_refused_as_written_down() throws IOException, CompileException {
    SqlFunctions functions = with(with(none, "plus_one", "x + 1"), "doubled", "plus_one(x) * 2");
    String golden = resource();
    StringBuilder actual = new StringBuilder();
    for (String entry : golden.split("\n----\n", -1)) {
      String text =
          entry
              .lines()
              .filter(line -> !line.startsWith("=> "))
              .reduce((a, b) -> a + "\n" + b)
              .orElse("");
      CompileException refused =
          catchThrowableOfType(CompileException.class, () -> functions.create(text));
      assertThat(refused).as("refused: %s", text).isNotNull();
      actual.append(actual.isEmpty() ? "" : "\n----\n").append(text);
      for (Diagnostic diagnostic : refused.diagnostics()) {
        actual.append("\n=> ").append(diagnostic.code()).append(' ').append(diagnostic);
      }
    }
    actual.append('\n');
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/function-refusals.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  private static String resource() throws IOException {
    try (InputStream in = SqlFunctionsTest.class.getResourceAsStream("/function-refusals.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SqlFunctions with(SqlFunctions functions, String name, String expression)
      throws CompileException {
    return functions.create(statement(name, expression)).functions();
  }

  private static String statement(String name, String expression) {
    return "CREATE OR REPLACE FUNCTION %s(x int64) RETURNS int64 AS %s".formatted(name, expression);
  }

  private static String hash(SqlFunctions functions, String name) {
    return functions.snapshot().find(name).orElseThrow().implementationHash();
  }
}
