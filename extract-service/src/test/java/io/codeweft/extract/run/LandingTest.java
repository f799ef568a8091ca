package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.Tree;
import io.codeweft.extract.landing.LandedExtracts;
import io.codeweft.tables.WorkArea;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second extract commits. */
class LandingTest {
  @TempDir Path folder;
  private Tree tree;
  private Extracts extracts;

  @BeforeEach
  void extractOnce() throws Exception {
    tree = new Tree(Files.createDirectories(folder.resolve("repo")));
    tree.write("a.py", "a = 1\n").write("b.py", "b = 1\n").write("c.py", "c = 1\n");
    extracts = new Extracts(folder.resolve("warehouse"));
    extracts.land(tree.root());
  }

  @Test
  void onlyTheRowsOfChangedFilesAreInTheChangeFeed() throws Exception {
    tree.write("b.py", "b = 22\n").write("d.py", "d = 1\n");
    Files.delete(tree.root().resolve("c.py"));
    ExtractLanded event = extracts.land(tree.root()).event();

    assertThat(version(event, Datasets.AST).version()).isEqualTo(1);
    assertThat(version(event, Datasets.AST).rows()).isEqualTo(3);
    assertThat(changes(Datasets.AST, 1))
        .containsExactly(
            List.of("b.py", "update_postimage"),
            List.of("b.py", "update_preimage"),
            List.of("c.py", "delete"),
            List.of("d.py", "insert"));
    assertThat(extracts.column("from ast_files_v1 order by path", "path"))
        .containsExactly("a.py", "b.py", "d.py");
  }

  /** More than are compared at a time, and more than a batch holds. */
  @Test
  void manyFilesAreComparedAndWrittenInParts() {
    for (int i = 0; i < 300; i++) {
      tree.write("many/%04d.py".formatted(i), "a = " + i + "\n");
    }
    extracts.land(tree.root());
    for (int i = 0; i < 300; i += 100) {
      tree.write("many/%04d.py".formatted(i), "b = " + i + "\n");
    }
    for (boolean full : List.of(false, true)) {
      tree.write("many/0150.py", "c = " + full + "\n").write("many/extra-" + full + ".py", "");
      assertThat(tree.root().resolve("many/%04d.py".formatted(full ? 270 : 30)).toFile().delete())
          .isTrue();
      extracts.run(Extracts.request(tree.root(), Map.of("full", full)));
      for (String dataset : List.of(Datasets.FILES, Datasets.AST, Datasets.BYTECODE)) {
        long version = extracts.table(dataset).version();
        assertThat(extracts.feedIsTheDifference(dataset, version)).as(dataset).isTrue();
      }
    }
    assertThat(changes(Datasets.AST, 3))
        .containsExactly(
            List.of("many/0150.py", "update_postimage"),
            List.of("many/0150.py", "update_preimage"),
            List.of("many/0270.py", "delete"),
            List.of("many/extra-true.py", "insert"));
    Extracts fresh = new Extracts(folder.resolve("fresh"));
    fresh.land(tree.root());
    for (DatasetDeclaration dataset : Datasets.all()) {
      assertThat(extracts.digest(dataset.name())).isEqualTo(fresh.digest(dataset.name()));
    }
  }

  @Test
  void aDatasetThatStaysTheSameIsNotCommitted() {
    tree.write("d.py", "d = 1\n");
    ExtractLanded event = extracts.land(tree.root()).event();
    assertThat(version(event, Datasets.FILES).version()).isEqualTo(1);
    assertThat(version(event, Datasets.ERRORS).version()).isZero();
    tree.write("d.py", "d = (\n");
    event = extracts.land(tree.root()).event();
    assertThat(version(event, Datasets.ERRORS).version()).isEqualTo(1);
    assertThat(version(event, Datasets.ERRORS).rows()).isEqualTo(1);
  }

  @Test
  void anErrorThatIsMendedIsRetracted() {
    tree.write("d.py", "d = (\n");
    assertThat(extracts.land(tree.root()).event().errors()).isEqualTo(1);
    tree.write("d.py", "d = ()\n");
    assertThat(extracts.land(tree.root()).event().errors()).isZero();
    assertThat(changes(Datasets.ERRORS, 2)).containsExactly(List.of("d.py", "delete"));
    assertThat(extracts.value("from extract_errors_v1", "count(*)")).isEqualTo("0");
  }

  @Test
  void otherOptionsAreAnotherExtract() {
    ExtractRequest small =
        Extracts.request(tree.root(), Map.of("exclude", List.of("c.py"), "max_file_bytes", 5));
    ExtractLanded event = ((RunState.Landed) extracts.run(small)).extract().event();
    assertThat(event.errors()).isEqualTo(2);
    assertThat(event.options()).containsEntry("max_file_bytes", "5");
    assertThat(extracts.column("from extract_errors_v1 order by path", "path || ' ' || error_kind"))
        .containsExactly("a.py too-large", "b.py too-large");
    assertThat(extracts.value("from repo_files_v1", "count(*)")).isEqualTo("0");
  }

  /** A process that died between two commits leaves some tables ahead of the record. */
  @Test
  void anExtractThatDiedHalfwayIsCompletedByTheNext() throws Exception {
    Path record = extracts.warehouse().root().resolve("extracts/sample.json");
    byte[] first = Files.readAllBytes(record);
    tree.write("b.py", "b = 22\n");
    extracts.land(tree.root());
    Files.write(record, first);
    tree.write("b.py", "b = 333\n");
    ExtractLanded event = extracts.land(tree.root()).event();

    assertThat(version(event, Datasets.AST).version()).isEqualTo(2);
    assertThat(changes(Datasets.AST, 2))
        .containsExactly(List.of("b.py", "update_postimage"), List.of("b.py", "update_preimage"));
    assertThat(new LandedExtracts(extracts.warehouse()).last(Extracts.REPO).orElseThrow().number())
        .isEqualTo(3);
  }

  @Test
  void anExtractThatDiedBeforeItsRecordIsRecordedWithoutCommits() throws Exception {
    Path record = extracts.warehouse().root().resolve("extracts/sample.json");
    ExtractLanded first =
        new LandedExtracts(extracts.warehouse()).last(Extracts.REPO).orElseThrow().event();
    Files.delete(record);
    assertThat(extracts.land(tree.root()).event()).isEqualTo(first);
    assertThat(extracts.table(Datasets.AST).version()).isZero();
  }

  @Test
  void aDamagedRecordIsAnErrorThatSaysWhatToDo() throws Exception {
    Path record = extracts.warehouse().root().resolve("extracts/sample.json");
    Files.writeString(record, "{");
    assertThatThrownBy(() -> extracts.run(tree.root()))
        .isInstanceOf(ExtractException.class)
        .hasMessageContaining(record.toString())
        .hasMessageContaining("delete it");
  }

  private static TableVersion version(ExtractLanded event, String dataset) {
    return Objects.requireNonNull(event.tables().get(dataset));
  }

  private List<List<String>> changes(String dataset, long version) {
    Path table = extracts.table(dataset).root();
    List<Path> files = extracts.tables().changes(table, version - 1, version).getFirst().changed();
    Schema columns =
        new Schema(
            List.of(
                Field.required("path", DataType.Scalar.STRING),
                Field.required("_change_type", DataType.Scalar.STRING)));
    try (WorkArea area = WorkArea.open(extracts.warehouse(), "look", Duration.ofMinutes(1));
        WorkArea.Scratch scratch = area.scratch();
        EngineSession session =
            new DuckDbEngine()
                .open(SessionOptions.in(scratch.path().resolve("engine")).withReadable(files))) {
      session.table("changes", columns, files);
      return Extracts.texts(session, "select path, _change_type from changes order by all");
    }
  }
}
