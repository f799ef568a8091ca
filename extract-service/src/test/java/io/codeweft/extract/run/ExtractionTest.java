package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.Tree;
import io.codeweft.extract.landing.LandedExtract;
import io.codeweft.functions.reference.StableId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One extract of the corpus, looked at from all sides. */
class ExtractionTest {
  @TempDir static Path folder;
  private static Tree tree;
  private static Extracts extracts;
  private static ExtractLanded landed;

  @BeforeAll
  static void extract() throws Exception {
    tree = Corpus.write(folder);
    extracts = new Extracts(folder.resolve("warehouse"));
    landed = extracts.land(tree.root()).event();
  }

  @Test
  void everyBrokenFileIsOneErrorRow() {
    Map<String, String> kinds =
        extracts.rows("from extract_errors_v1", "path", "extractor || ' ' || error_kind").stream()
            .collect(Collectors.toMap(List::getFirst, List::getLast));
    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "broken/syntax.py", "ast syntax-error",
                "broken/late.py", "symtable syntax-error",
                "broken/large.py", "scan too-large",
                "broken/deep.py", "ast too-deep",
                "broken/minus.py", "ast too-deep",
                "broken/latin.py", "ast not-decodable",
                "broken/unknown-encoding.py", "ast not-decodable",
                "broken/null.py", "ast syntax-error",
                "broken/link.py", "scan outside-tree"));
    assertThat(landed.errors()).isEqualTo(9);
  }

  @Test
  void anErrorSaysWhereItIs() {
    List<String> row =
        extracts
            .rows(
                "from extract_errors_v1 where path = 'broken/syntax.py'",
                "message",
                "line_no",
                "bstart")
            .getFirst();
    assertThat(row.get(0)).contains("cannot parse").contains("in line 1").contains("correct it");
    assertThat(row.get(1)).isEqualTo("1");
    assertThat(row.get(2)).isEqualTo("6");
  }

  @Test
  void aFileThatWasReadHasARowInEveryDataset() {
    assertThat(
            extracts.column("from repo_files_v1 where path like 'broken/%' order by path", "path"))
        .containsExactly(
            "broken/deep.py",
            "broken/late.py",
            "broken/latin.py",
            "broken/minus.py",
            "broken/null.py",
            "broken/syntax.py",
            "broken/unknown-encoding.py");
    for (String dataset : List.of(Datasets.AST, Datasets.SYMTABLE)) {
      assertThat(
              extracts.column(
                  "from "
                      + dataset
                      + " where len(errors) = 1 and path != 'broken/late.py' order by path",
                  "path"))
          .containsExactly(
              "broken/deep.py",
              "broken/latin.py",
              "broken/minus.py",
              "broken/null.py",
              "broken/syntax.py",
              "broken/unknown-encoding.py");
    }
    assertThat(extracts.value("from ast_files_v1 where path = 'broken/syntax.py'", "len(nodes)"))
        .isEqualTo("0");
    assertThat(extracts.value("from ast_files_v1 where path = 'broken/late.py'", "len(nodes)"))
        .isNotEqualTo("0");
    assertThat(
            extracts.rows(
                "from symtable_files_v1 where path = 'broken/late.py'",
                "len(blocks)",
                "errors[1].line_no"))
        .containsExactly(List.of("0", "4"));
  }

  @Test
  void rowsCarryTheirIdentity() {
    assertThat(
            extracts.rows(
                "from repo_files_v1 where path = 'texts/empty.py'",
                "repo",
                "file_id",
                "file_sha256 = sha256('')",
                "size_bytes"))
        .containsExactly(
            List.of("sample", StableId.of("file", "sample", "texts/empty.py"), "true", "0"));
    for (String dataset : List.of(Datasets.AST, Datasets.SYMTABLE)) {
      assertThat(extracts.value("from " + dataset, "count(distinct attrs['python_version'])"))
          .isEqualTo("1");
    }
  }

  @Test
  void textFactsFollowTheEncodingAndTheLineBreaks() {
    Map<String, List<String>> facts =
        extracts
            .rows(
                "from repo_files_v1 where path like 'texts/%'",
                "replace(path, 'texts/', '')",
                "encoding",
                "newline_kind",
                "text_bytes",
                "len(lines)")
            .stream()
            .collect(Collectors.toMap(List::getFirst, row -> row.subList(1, row.size())));
    assertThat(facts)
        .containsEntry("empty.py", List.of("utf-8", "none", "0", "0"))
        .containsEntry("latin1.py", List.of("iso8859-1", "lf", "55", "2"))
        .containsEntry("bom.py", List.of("utf-8-sig", "lf", "18", "1"))
        .containsEntry("crlf.py", List.of("utf-8", "crlf", "49", "5"))
        .containsEntry("cr.py", List.of("utf-8", "cr", "30", "3"))
        .containsEntry("mixed.py", List.of("utf-8", "mixed", "25", "4"))
        .containsEntry("formfeed.py", List.of("utf-8", "lf", "47", "5"));
    assertThat(
            extracts.rows(
                "from (select unnest(lines) l from repo_files_v1 where path = 'texts/latin1.py')",
                "l.line_no",
                "l.start_byte",
                "l.end_byte",
                "l.text"))
        .containsExactly(
            List.of("1", "0", "25", "null"),
            List.of("2", "26", "54", "name = 'caf\u00e9'; other = name"));
  }

  @Test
  void undecodableFilesHaveNoTextFacts() {
    assertThat(
            extracts.rows(
                "from repo_files_v1 where path = 'broken/latin.py'",
                "encoding",
                "newline_kind",
                "text_bytes",
                "len(lines)"))
        .containsExactly(List.of("null", "null", "null", "0"));
  }

  @Test
  void countsAreInTheEvent() {
    assertThat(landed.repo()).isEqualTo("sample");
    assertThat(landed.files()).isEqualTo(20);
    assertThat(landed.lines())
        .isEqualTo(Long.parseLong(extracts.value("from repo_files_v1", "sum(len(lines))")));
    assertThat(landed.tables()).hasSize(Datasets.all().size());
    landed
        .tables()
        .forEach(
            (dataset, version) -> {
              assertThat(version.version()).isZero();
              assertThat(version.location()).isEqualTo("tables/sample/" + dataset);
              assertThat(extracts.value("from " + dataset, "count(*)"))
                  .isEqualTo(String.valueOf(version.rows()));
            });
    assertThat(landed.options())
        .containsEntry("include", "**/*.py")
        .containsEntry("max_file_bytes", String.valueOf(10 << 20));
  }

  @Test
  void anotherNumberOfWorkersGivesIdenticalRows() {
    for (int processes : new int[] {1, 2}) {
      Extracts others =
          new Extracts(folder.resolve("warehouse-" + processes)).withProcesses(processes);
      LandedExtract other = others.land(tree.root());
      assertThat(other.event().extractId()).isEqualTo(landed.extractId());
      for (var declaration : Datasets.all()) {
        assertThat(others.digest(declaration.name()))
            .as(declaration.name())
            .isEqualTo(extracts.digest(declaration.name()));
      }
    }
  }

  @Test
  void anUnchangedTreeIsNotCommittedAgain() {
    RunState again = extracts.run(tree.root());
    assertThat(again).isEqualTo(new RunState.Unchanged(new LandedExtract(1, landed, List.of())));
    assertThat(extracts.table(Datasets.AST).version()).isZero();
  }

  @Test
  void aMissingInterpreterEndsTheExtract() {
    assertThatThrownBy(
            () ->
                new Extracts(folder.resolve("none")).withPython("no-such-python").run(tree.root()))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining("'no-such-python' cannot be used")
        .hasMessageContaining("install Python 3.9 or newer");
  }

  @Test
  void aRepositoryNameMustBePlain() {
    for (String name : List.of("", "a/b", "..", "x".repeat(101), "\u00e9")) {
      assertThatThrownBy(() -> extracts.run(Extracts.request(tree.root(), Map.of("repo", name))))
          .isInstanceOf(ExtractException.class)
          .hasMessageContaining("is not allowed");
    }
  }
}
