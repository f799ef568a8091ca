package io.codeweft.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.registry.graph.Packs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ways through a small graph whose lineage can be written down by hand. */
class LineageTest {
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
    Trace up = Trace.up(small, "per_author", "last", null);
    assertThat(text(up.values()))
        .containsExactly(
            "1 per_author.last from tagged.word",
            "2 tagged.word from words.word",
            "3 words.word from texts.words[].word");
    assertThat(text(up.rows()))
        .contains(
            "1 rows of per_author from tagged.name",
            "2 rows of tagged from authors.id",
            "2 rows of tagged from words.author",
            "3 words.author from texts.author");
  }

  @Test
  void depthBoundsTheWalk() {
    assertThat(Trace.up(small, "per_author", "last", 2).values())
        .extracting(Step::distance)
        .containsExactly(1, 2);
  }

  @Test
  void downFromANestedFieldOnlyWhatReadsItIsReached() {
    Trace down = Trace.down(small, "texts", "words[].word", null);
    assertThat(text(down.values()))
        .containsExactly(
            "1 words.word from texts.words[].word",
            "2 tagged.word from words.word",
            "3 per_author.last from tagged.word");
    assertThat(down.rows()).isEmpty();
    assertThat(Trace.down(small, "texts", null, 1).values())
        .extracting(step -> step.to().toString())
        .contains("titles.title", "words.author");
  }

  @Test
  void aChangeOfAColumnSparesWhoDoesNotReadIt() {
    Consequences born = Consequences.ofColumn(small, "authors", "born");
    assertThat(born.affected()).isEmpty();
    assertThat(born.spared()).containsExactly("tagged", "per_author");

    Consequences name = Consequences.ofColumn(small, "authors", "name");
    assertThat(name.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(affected(name, "tagged").columns()).containsExactly("name");
    assertThat(affected(name, "tagged").rows()).isFalse();
    assertThat(affected(name, "per_author").rows()).isTrue();
    assertThat(affected(name, "per_author").reasons())
        .containsExactly(
            "tagged.name is authors.name", "rows of per_author are grouped by tagged.name");
  }

  @Test
  void aChangeOfADatasetAFunctionAndAView() {
    Consequences texts = Consequences.ofTable(small, "texts");
    assertThat(texts.rebuilds()).containsExactlyInAnyOrder("tagged", "per_author", "titles");
    assertThat(texts.changed()).isEqualTo("rows of texts");
    assertThat(texts.affected()).extracting(Consequences.Affected::view).doesNotContain("texts");

    Consequences function = Consequences.ofFunction(small, "span_len");
    assertThat(function.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(affected(function, "tagged").reasons()).containsExactly("tagged calls span_len");
    assertThat(affected(function, "per_author").reasons())
        .containsExactly("tagged calls span_len", "rows of per_author come from rows of tagged");

    Consequences view = Consequences.ofTable(small, "tagged");
    assertThat(view.rebuilds()).containsExactly("tagged", "per_author");
    assertThat(affected(view, "tagged").reasons()).containsExactly("tagged itself changes");
  }

  @Test
  void anUnknownNameIsAnErrorWithTheNearest() {
    assertThatThrownBy(() -> Trace.up(small, "per_author", "lst", null))
        .hasMessageContaining("did you mean 'last'?");
    assertThatThrownBy(() -> Trace.down(small, "text", null, null))
        .hasMessageContaining("did you mean 'texts'?");
    assertThatThrownBy(() -> Consequences.ofFunction(small, "span_le"))
        .hasMessageContaining("did you mean 'span_len'?");
  }

  private static Consequences.Affected affected(Consequences rebuild, String view) {
    return rebuild.affected().stream()
        .filter(affected -> affected.view().equals(view))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> text(List<Step> steps) {
    return steps.stream()
        .map(step -> step.distance() + " " + step.to() + " from " + step.from())
        .toList();
  }
}
