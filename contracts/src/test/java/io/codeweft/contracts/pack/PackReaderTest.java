package io.codeweft.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.text.Place;
import io.codeweft.contracts.text.PlacedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackReaderTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "pack.yaml",
          """
          pack: small
          datasets: [d_v1]
          views: [v]
          registries: [rows]
          """,
          "datasets/d_v1.yaml",
          """
          dataset: d_v1
          key: [path]
          order: [path]
          owner: path
          evidence: {family: f, rank: 1, coordinates: none, required: true}
          evolution: strict
          columns:
            repo: string!
            path: string!
          """,
          "views/v.sql",
          """
          /*
          materialize: true
          key: [repo, path]
          owner: path
          references:
            - {columns: [path], to: d_v1, to_columns: [path]}
          */

          -- every file
          SELECT repo, path FROM d_v1
          """,
          "registries/rows.yaml",
          """
          nodes:
            FILE:
              from: v
              id: [repo, path]
              layer: files
              properties:
                suffix: {type: string, value: "'py'"}
                path: string
          edges:
            SELF:
              from: v
              src: {node: FILE, parts: [repo, path]}
              dst: {node: FILE, parts: [repo, path]}
              origin: scan
              layer: files
              confidence: CAST(0.5 AS DOUBLE)
          outputs:
            all_nodes:
              union: nodes
          """);

  @Test
  void aViewHasItsContractAndTheLineItsQueryStartsAt() {
    Pack pack = PackReader.read(small());
    assertThat(pack.views()).hasSize(1);
    var view = pack.views().getFirst();
    assertThat(view.name()).isEqualTo("v");
    assertThat(view.place()).isEqualTo(new Place(9, 1));
    assertThat(view.text()).startsWith("-- every file\nSELECT").endsWith("d_v1");
    assertThat(view.contract().materialize()).isTrue();
    assertThat(view.contract().key()).containsExactly("repo", "path");
    assertThat(view.contract().owner()).isEqualTo("path");
    assertThat(view.contract().references().getFirst().to()).isEqualTo("d_v1");
  }

  @Test
  void rowsKeepTheirOrderAndTheirLines() {
    Pack pack = PackReader.read(small());
    NodeRow node = pack.nodes().getFirst();
    assertThat(node.source())
        .isEqualTo(new RowSource("registries/rows.yaml", "nodes", "FILE", new Place(2, 3)));
    assertThat(node.source().item()).isEqualTo("nodes[FILE]");
    assertThat(node.kind()).isEqualTo("FILE");
    assertThat(node.owner()).isEqualTo(PlacedText.at(new Place(4, 16), "nodes[FILE].id", "path"));
    assertThat(node.properties())
        .containsExactly(
            Map.entry(
                "suffix",
                property(new Place(7, 38), "nodes[FILE].properties.suffix.value", "'py'")),
            Map.entry("path", property(new Place(8, 7), "nodes[FILE].properties.path", "path")));
    assertThat(pack.edges().getFirst().attributes())
        .containsExactly(
            Map.entry(
                "confidence",
                PlacedText.at(new Place(16, 17), "edges[SELF].confidence", "CAST(0.5 AS DOUBLE)")));
  }

  @Test
  void anUnknownEntryIsNamedWithItsLineAndWhatIsAllowed() {
    assertRefused(
        with("registries/rows.yaml", "from: v\n    id:", "form: v\n    id:"),
        "registries/rows.yaml:3:5: nodes[FILE].form: is not known here; allowed: ",
        "; did you mean 'from'?",
        "registries/rows.yaml:2:3: nodes[FILE].from: is missing; add it");
    assertRefused(
        with("views/v.sql", "materialize: true", "materialise: true"),
        "views/v.sql:2:1: materialise: is not known here; allowed: gate_of, key, materialize, ",
        "; did you mean 'materialize'?");
    assertRefused(
        with("pack.yaml", "views:", "view:"), "pack.yaml:3:1: view: is not known here; allowed");
  }

  @Test
  void aListedFileMustExistAndAnExistingOneMustBeListed() {
    assertRefused(
        with("pack.yaml", "[v]", "[v, w]"),
        "views/w.sql: is listed in pack.yaml but missing; add the file");
    assertRefused(
        with("pack.yaml", "[rows]", "[]"), "registries/rows.yaml: is not listed in pack.yaml");
    assertRefused(new TreeMap<>(Map.of("a.sql", "x")), "pack.yaml: is missing");
  }

  @Test
  void aNameIsGivenOnce() {
    assertRefused(
        with("pack.yaml", "[v]", "[v, v]"), "pack.yaml:3:12: views: lists 'v' twice; drop one");
    assertRefused(
        with("registries/rows.yaml", "all_nodes:", "v:"),
        "registries/rows.yaml:18:3: v: is already the name of a dataset or view, in views/v.sql");
    assertRefused(
        with("registries/rows.yaml", "layer: files\n    properties", "from: v\n    properties"),
        "registries/rows.yaml:5:5: from: stands twice, first in line 3; drop one");
  }

  @Test
  void aListedNameStaysInsideThePack() {
    assertRefused(with("pack.yaml", "[v]", "[../v]"), "pack.yaml:3:9: views: lists '../v'; names");
  }

  @Test
  void aColumnListHoldsNoExpressions() {
    assertRefused(
        with("registries/rows.yaml", "id: [repo, path]", "id: [repo, lower(path)]"),
        "registries/rows.yaml:4:16: nodes[FILE].id: has 'lower(path)', which is no column name");
  }

  @Test
  void wordsAreChosenFromAList() {
    assertRefused(
        with("registries/rows.yaml", "path: string", "path: text"),
        "registries/rows.yaml:8:13: nodes[FILE].properties.path: is 'text'; allowed: string, int,");
    assertRefused(
        with("registries/rows.yaml", "union: nodes", "union: things"),
        "registries/rows.yaml:19:12: outputs[all_nodes].union: is 'things'; allowed: nodes, edges");
  }

  @Test
  void aTableNeedsAKeyAndAnOwner() {
    assertRefused(
        with("views/v.sql", "key: [repo, path]\nowner: path\n", ""),
        "views/v.sql:2:1: key: is missing: a table needs columns that identify a row",
        "owner: is missing");
  }

  @Test
  void unreadableYamlIsReportedWithItsLine() {
    assertRefused(
        with("registries/rows.yaml", "id: [repo, path]", "id: [repo, path"),
        "registries/rows.yaml:",
        "not readable as YAML");
    assertRefused(
        with("views/v.sql", "*/", ""), "views/v.sql:1:1: the leading comment does not end");
  }

  @Test
  void aBundleIsTheSameInAFolderAndInJson(@TempDir Path folder) throws Exception {
    Path pack = folder.resolve("small");
    for (Map.Entry<String, String> file : SMALL.entrySet()) {
      Path path = pack.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Files.createDirectories(pack.resolve(".git"));
    Files.writeString(pack.resolve(".git/config"), "not part of it");
    PackBundle fromFolder = PackBundle.fromFolder(pack);
    assertThat(fromFolder).isEqualTo(small());
    assertThat(fromFolder.digest()).isEqualTo(small().digest());
    byte[] json = Json.text(fromFolder).getBytes(StandardCharsets.UTF_8);
    assertThat(Json.read(json, PackBundle.class)).isEqualTo(fromFolder);
    assertThat(new PackBundle("small", with("views/v.sql", "every", "each")).digest())
        .isNotEqualTo(small().digest());
  }

  @Test
  void aBundleHasLimits() {
    Map<String, String> big =
        new TreeMap<>(Map.of("views/v.sql", "x".repeat(PackBundle.MAX_FILE_BYTES + 1)));
    assertThatThrownBy(() -> new PackBundle("big", big))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("views/v.sql: " + (PackBundle.MAX_FILE_BYTES + 1) + " bytes");
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i <= PackBundle.MAX_FILES; i++) {
      many.put("views/v" + i + ".sql", "x");
    }
    assertThatThrownBy(() -> new PackBundle("many", many))
        .hasMessageContaining("a pack has at most " + PackBundle.MAX_FILES + " files");
  }

  @Test
  void theBuiltInPackReads() {
    Pack pack = PackReader.read(PackBundle.builtIn("python"));
    assertThat(pack.name()).isEqualTo("python");
    assertThat(pack.datasets())
        .extracting(dataset -> dataset.name())
        .startsWith("repo_files_v1")
        .contains("ast_files_v1", "bytecode_files_v1", "tree_sitter_files_v1", "scip_index_v1")
        .endsWith("extract_errors_v1");
    assertThat(pack.outputs()).extracting(o -> o.union()).containsExactly(OutputRow.Union.values());
  }

  @Test
  void anotherBuiltInPackDoesNotExist() {
    assertThatThrownBy(() -> PackBundle.builtIn("cobol"))
        .hasMessageContaining("there is no built-in pack 'cobol'");
    assertThatThrownBy(() -> PackBundle.builtIn("../packs/python"))
        .hasMessageContaining("there is no built-in pack");
  }

  private static PropertyRow property(Place place, String field, String value) {
    return new PropertyRow(PropertyRow.Type.STRING, PlacedText.at(place, field, value));
  }

  private static PackBundle small() {
    return new PackBundle("small", SMALL);
  }

  private static Map<String, String> with(String file, String from, String to) {
    Map<String, String> files = new TreeMap<>(SMALL);
    String text = files.getOrDefault(file, "");
    assertThat(text).contains(from);
    files.put(file, text.replace(from, to));
    return files;
  }

  private static void assertRefused(Map<String, String> files, String... messages) {
    assertThatThrownBy(() -> PackReader.read(new PackBundle("small", files)))
        .isInstanceOf(PackException.class)
        .message()
        .contains(messages);
  }
}
