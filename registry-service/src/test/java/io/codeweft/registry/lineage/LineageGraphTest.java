package io.codeweft.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.Lineage.Role;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.graph.Packs;
import io.codeweft.registry.lineage.Trace.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ways through a small graph whose lineage can be written down by hand. */
class LineageGraphTest {
  private static ViewGraph small;

  @BeforeAll
  static void compile() throws Exception {
    small =
        Packs.compile(
            new PackBundle(
                "small",
                Map.of(
                    "pack.yaml",
                    """
                    pack: small
                    datasets: [texts, authors]
                    views: [words, tagged, per_author, titles]
                    registries: []
                    """,
                    "datasets/texts.yaml",
                    dataset(
                        "texts",
                        """
                          title: string
                          author: int32
                          words:
                            list:
                              no: int32!
                              word: string
                        """),
                    "datasets/authors.yaml",
                    dataset("authors", "  id: int32!\n  name: string\n  born: int32\n"),
                    "views/words.sql",
                    """
                    SELECT t.path, t.author, w.no, lower(w.word) AS word
                    FROM texts AS t, UNNEST(t.words) AS w
                    """,
                    "views/tagged.sql",
                    table("path, no")
                        + """
                        SELECT w.path, w.no, w.word, a.name, span_len(w.no, w.no + 1) AS len
                        FROM words AS w JOIN authors AS a ON a.id = w.author
                        """,
                    "views/per_author.sql",
                    table("name")
                        + """
                        SELECT name, COUNT(*) AS words, MAX(word) AS last, MIN(path) AS path
                        FROM tagged GROUP BY name
                        """,
                    "views/titles.sql",
                    table("path") + "SELECT path, title FROM texts WHERE title IS NOT NULL\n")));
  }

  private static String dataset(String name, String columns) {
    return """
        dataset: NAME
        key: [path]
        order: [path]
        owner: path
        evidence: {family: test, rank: 1, coordinates: none, required: true}
        evolution: strict
        columns:
          repo: string!
          path: string!
        """
            .replace("NAME", name)
        + columns;
  }

  private static String table(String key) {
    return "/*\nmaterialize: true\nkey: [" + key + "]\nowner: path\n*/\n";
  }

  @Test
  void upFromAColumnThereIsEveryStepThatMakesIt() {
    assertThat(up("per_author", "last").values())
        .containsExactly(
            step(1, "tagged.word", "per_author.last", Role.AGGREGATION),
            step(2, "words.word", "tagged.word", Role.IDENTITY),
            step(3, "texts.words[].word", "words.word", Role.TRANSFORMATION));
    assertThat(up("per_author", "last").rows())
        .extracting(Step::from)
        .contains(
            new Place("tagged", "name"),
            new Place("authors", "id"),
            new Place("words", "author"),
            new Place("texts", "author"),
            Place.rows("authors"));
  }

  @Test
  void depthBoundsTheWalk() {
    assertThat(Trace.of(small, "per_author", "last", Direction.UP, 2).values())
        .extracting(Step::distance)
        .containsExactly(1, 2);
  }

  @Test
  void downFromANestedFieldOnlyWhatReadsItIsReached() {
    Trace down = Trace.of(small, "texts", "words[].word", Direction.DOWN, null);
    assertThat(down.values())
        .extracting(step -> step.to().toString())
        .containsExactly("words.word", "tagged.word", "per_author.last");
    assertThat(down.rows()).isEmpty();
  }

  @Test
  void impactOfAColumnSparesWhoDoesNotReadIt() {
    Impact born = Impact.ofColumn(small, "authors", "born");
    assertThat(born.affected()).isEmpty();
    assertThat(born.spared()).containsExactly("tagged", "per_author");

    Impact name = Impact.ofColumn(small, "authors", "name");
    assertThat(name.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(affected(name, "tagged").columns()).containsExactly("name");
    assertThat(affected(name, "tagged").rows()).isFalse();
    assertThat(affected(name, "per_author").rows()).isTrue();
    assertThat(affected(name, "per_author").reasons())
        .containsExactly(
            "tagged.name is authors.name", "rows of per_author are grouped by tagged.name");
  }

  @Test
  void impactOfTheElementsOfAListIsNotThatOfTheirNumber() {
    assertThat(affected(Impact.ofColumn(small, "texts", "words[].word"), "words").rows()).isFalse();
    assertThat(affected(Impact.ofColumn(small, "texts", "words"), "words").rows()).isTrue();
  }

  @Test
  void impactOfADatasetAFunctionAndAView() {
    assertThat(Impact.ofTable(small, "texts").rebuilds())
        .containsExactlyInAnyOrder("tagged", "per_author", "titles");
    assertThat(Impact.ofTable(small, "texts").changed()).isEqualTo("dataset texts");
    Impact function = Impact.ofFunction(small, "span_len");
    assertThat(function.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(affected(function, "tagged").reasons()).containsExactly("tagged calls span_len");
    Impact view = Impact.ofTable(small, "tagged");
    assertThat(view.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(Impact.ofFunction(small, "stable_id").affected()).isEmpty();
  }

  /** Who reads a table learns of rows that come and go: else an impact would miss a reader. */
  @Test
  void everyReaderOfATableDependsOnItsRows() throws Exception {
    ViewGraph python = Packs.python();
    LineageGraph lineage = LineageGraph.of(python);
    Map<String, List<String>> missed = new TreeMap<>();
    python
        .views()
        .forEach(
            view ->
                view.dependencies()
                    .forEach(
                        read -> {
                          boolean told =
                              lineage.down(List.of(Place.rows(read)), 1).stream()
                                  .anyMatch(step -> step.to().equals(Place.rows(view.name())));
                          if (!told) {
                            missed
                                .computeIfAbsent(view.name(), _ -> new java.util.ArrayList<>())
                                .add(read);
                          }
                        }));
    assertThat(missed).isEmpty();
  }

  private static Impact.Affected affected(Impact impact, String view) {
    return impact.affected().stream()
        .filter(affected -> affected.view().equals(view))
        .findFirst()
        .orElseThrow();
  }

  private static Trace up(String view, String column) {
    return Trace.of(small, view, column, Direction.UP, null);
  }

  private static Step step(int distance, String from, String to, Role role) {
    return new Step(distance, place(from), place(to), role);
  }

  private static Place place(String text) {
    int dot = text.indexOf('.');
    return new Place(text.substring(0, dot), text.substring(dot + 1));
  }
}
