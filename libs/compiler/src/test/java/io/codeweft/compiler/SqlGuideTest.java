package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.internal.lane.Codes;
import io.codeweft.contracts.graph.ViewArtefact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide of the dialect, {@code docs/sql.md}: what it shows runs, what it lists is so. */
class SqlGuideTest {
  private static final Pattern SNIPPET = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\| `([a-z-]+)` \\| (.*) \\|\n");
  private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  static Stream<String> snippets() {
    return SNIPPET.matcher(guide()).results().map(snippet -> snippet.group(1).strip());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void every_snippet_is_a_view_that_runs_and_gives_rows(String snippet) throws Exception {
    SqlFunctions functions = SqlFunctions.none(Sample.functions());
    String sql = snippet;
    if (snippet.contains("CREATE FUNCTION")) {
      int end = snippet.indexOf(";\n");
      functions = functions.create(snippet.substring(0, end)).functions();
      sql = snippet.substring(end + 1);
    }
    ViewArtefact view =
        new PolicyLane(functions.snapshot())
            .compile("p", Sample.datasets(), List.of(Sample.view("v", sql)))
            .views()
            .getFirst();
    String program = Objects.requireNonNull(view.sql().get("duckdb"));
    try (SampleDatabase database = new SampleDatabase()) {
      assertThat(database.rows(program)).isNotEmpty();
      assertThat(database.columns(program)).isEqualTo(DuckTypes.columns(view.schema()));
    }
  }

  @Test
  void every_code_is_listed_with_its_meaning() {
    Map<String, String> listed = new TreeMap<>();
    String table = guide().substring(guide().indexOf("## Codes of refusals"));
    CODE.matcher(table).results().forEach(row -> listed.put(row.group(1), row.group(2)));
    assertThat(listed).isEqualTo(Codes.all());
  }

  @Test
  void every_function_that_is_listed_is_known() {
    String section = section("## Functions");
    String unknown =
        WORD.matcher(section)
            .results()
            .map(MatchResult::group)
            .map(name -> name.substring(1, name.length() - 1))
            .filter(name -> isUnknown(name))
            .collect(Collectors.joining(", "));
    assertThat(unknown).isEmpty();
  }

  private boolean isUnknown(String function) {
    try {
      lane.query("SELECT " + function + "(path) AS x FROM files", Sample.TABLES);
      return false;
    } catch (CompileException refused) {
      return refused.diagnostics().stream().anyMatch(d -> d.code().equals("unknown-function"));
    }
  }

  private static String section(String title) {
    String from = guide().substring(guide().indexOf(title));
    int end = from.indexOf("\n## ", 1);
    return end < 0 ? from : from.substring(0, end);
  }

  private static String guide() {
    try {
      return Files.readString(Path.of("../../docs/sql.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
