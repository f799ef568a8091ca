package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.GitFolder;
import io.codeweft.extract.Tree;
import io.codeweft.extract.scip.IndexBytes;
import io.codeweft.extract.scip.ScipException;
import io.codeweft.extract.scip.ScipIndex;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipPython;
import io.codeweft.extract.scip.ScipRun;
import io.codeweft.extract.worker.WorkerPools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the rows of an index come from, and when they change. */
class ScipExtractTest {
  private static final String OCCURRENCES =
      "array_to_string(list_transform(occurrences, lambda o: o.symbol || ' ' || o.roles || ' ' ||"
          + " o.start_line || ':' || o.start_char || '-' || o.end_char), ', ')";

  private static final WorkerPools POOLS = Extracts.pools(1);

  @TempDir Path folder;
  private Tree tree;
  private Extracts extracts;

  @BeforeEach
  void prepare() throws IOException {
    tree = new Tree(Files.createDirectories(folder.resolve("repo")));
    tree.write("a.py", "x = 1\n").write("b.py", "import a\n").write("notes.txt", "no source");
    extracts = new Extracts(folder.resolve("warehouse")).withPools(POOLS);
  }

  @AfterAll
  static void stop() {
    POOLS.close();
  }

  private ExtractLanded land(Map<String, Object> options) {
    return switch (extracts.run(request(options))) {
      case RunState.Landed(var extract) -> extract.event();
      case RunState other -> throw new AssertionError(other);
    };
  }

  private RunState.Unchanged unchanged(Map<String, Object> options) {
    return (RunState.Unchanged) extracts.run(request(options));
  }

  /** Without producers that have nothing to do with it. */
  private ExtractRequest request(Map<String, Object> options) {
    Map<String, Object> all = new TreeMap<>(Map.of("bytecode", false, "tree_sitter", false));
    all.putAll(options);
    return Extracts.request(tree.root(), all);
  }

  private List<List<String>> errors() {
    return extracts.rows(
        "from extract_errors_v1 order by path, extractor", "path", "extractor", "error_kind");
  }

  private List<List<String>> rows() {
    return extracts.rows("from scip_index_v1 order by path", "path", OCCURRENCES);
  }

  private Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (DatasetDeclaration dataset : Datasets.all()) {
      versions.put(dataset.name(), extracts.table(dataset.name()).version());
    }
    return versions;
  }

  /** Two documents, one of which another file's change can change. */
  private static IndexBytes index(String version, String name) {
    String own = "scip-python python p " + version + " ";
    return IndexBytes.of("scip-python", "0.6.6")
        .message(2, IndexBytes.document("b.py").occurrence(own + "a/" + name + ".", 8, 0, 7, 8))
        .message(
            2,
            IndexBytes.document("a.py")
                .occurrence("local 0", 8, 0, 4, 5)
                .occurrence(own + "a/x.", 1, 0, 0, 1));
  }

  @Test
  void offIsNothingAndAbsentIsOneRow() {
    assertThat(land(Map.of()).errors()).isZero();
    assertThat(rows()).isEmpty();
    assertThat(errors()).isEmpty();
    ScipOptions absent = ScipTool.of(folder, "tool", "").options();
    extracts.withScip(
        new ScipOptions(
            absent.source(), "no-such-scip-python", absent.timeout(), 1L << 30, 1L << 20));
    assertThat(land(Map.of()).errors()).isZero();
    assertThat(rows()).isEmpty();
    assertThat(errors()).containsExactly(List.of("", "scip", "absent"));
    assertThat(extracts.value("from extract_errors_v1", "message"))
        .contains("'no-such-scip-python' is not on the PATH", "npm install", "--scip FILE");
    unchanged(Map.of());
    land(Map.of("scip", "off"));
    assertThat(errors()).isEmpty();
  }

  @Test
  void theToolRunsWhenSomethingChangedAndOnlyDocumentsThatDifferAreCommitted() throws Exception {
    Path index = index("0", "x").write(folder.resolve("made.scip"));
    ScipTool tool = ScipTool.replay(folder, index);
    extracts.withScip(tool.options());
    ExtractLanded first = land(Map.of("exclude", List.of("c.py")));
    assertThat(first.extractorVersion()).endsWith("-scip-python-1.2.3");
    assertThat(rows())
        .containsExactly(
            List.of("", ""),
            List.of("a.py", "scip-python python p . a/x. 1 0:0-1, local 0 8 0:4-5"),
            List.of("b.py", "scip-python python p . a/x. 8 0:7-8"));
    assertThat(
            extracts.rows(
                "from scip_index_v1 order by path",
                "coalesce(tool_name, '')",
                "coalesce(position_encoding, '')",
                "cast(attrs as varchar)"))
        .containsExactly(
            List.of("scip-python", "", "{tool=scip-python, tool_version=0.6.6}"),
            List.of("", "utf16", "{tool=scip-python, tool_version=0.6.6}"),
            List.of("", "utf16", "{tool=scip-python, tool_version=0.6.6}"));
    assertThat(
            extracts.column(
                "from scip_index_v1 where path = 'a.py'",
                "array_to_string(list_transform(occurrences, lambda o: o.symbol_scope), ',')"))
        .containsExactly(",a.py");
    assertThat(tool.runs()).containsExactly("./a.py ./b.py ./scip-pyrightconfig.json ");
    assertThat(tree.root().toFile().list()).containsExactlyInAnyOrder("a.py", "b.py", "notes.txt");

    unchanged(Map.of("exclude", List.of("c.py")));
    assertThat(tool.runs()).hasSize(1);
    Map<String, Long> before = versions();
    land(Map.of("full", true, "exclude", List.of("c.py")));
    assertThat(tool.runs()).hasSize(2);
    assertThat(versions()).isEqualTo(before);

    index("0", "renamed").write(index);
    tree.write("a.py", "x = 1  # more\n").write("c.py", "left_out = 1\n");
    ExtractLanded changed = land(Map.of("exclude", List.of("c.py")));
    assertThat(changed.changes().reused()).isEqualTo(1);
    assertThat(tool.runs().getLast()).isEqualTo("./a.py ./b.py ./scip-pyrightconfig.json ");
    assertThat(rows().getLast())
        .containsExactly("b.py", "scip-python python p . a/renamed. 8 0:7-8");
    long version = extracts.table(Datasets.SCIP).version();
    assertThat(version).isEqualTo(before.merge(Datasets.SCIP, 1L, Long::sum));
    assertThat(extracts.feedIsTheDifference(Datasets.SCIP, version)).isTrue();
    String digest = extracts.digest(Datasets.SCIP);
    Extracts fresh = new Extracts(folder.resolve("fresh")).withPools(POOLS);
    fresh.withScip(tool.options()).run(request(Map.of("exclude", List.of("c.py"))));
    assertThat(fresh.digest(Datasets.SCIP)).isEqualTo(digest);
  }

  @Test
  void aCommitIsIndexedWithoutItsWorkTree() {
    GitFolder.init(tree.root()).commit("first");
    tree.write("a.py", "x = 2\n").write("d.py", "");
    ScipTool tool =
        ScipTool.of(folder, "tool", "cp \"$cwd/a.py\" '" + folder.resolve("seen") + "'; exit 1");
    extracts.withScip(tool.options());
    land(Map.of("ref", "HEAD"));
    assertThat(tool.runs()).containsExactly("./a.py ./b.py ./scip-pyrightconfig.json ");
    assertThat(folder.resolve("seen")).content().isEqualTo("x = 1\n");
  }

  @Test
  void aGivenIndexIsReadAndAnotherOneReadsNoFileAgain() {
    Path file = index("3fa9", "x").write(folder.resolve("given.scip"));
    Map<String, Object> options = Map.of("scip", file.toString());
    assertThat(land(options).options()).containsEntry("scip", "file");
    assertThat(rows().getLast()).containsExactly("b.py", "scip-python python p . a/x. 8 0:7-8");
    unchanged(options);
    Map<String, Long> before = versions();
    index("77d1", "x").write(file);
    assertThat(land(options).changes().reused()).isEqualTo(2);
    assertThat(versions()).isEqualTo(before);
    index("77d1", "y").write(file);
    assertThat(land(options).changes().reused()).isEqualTo(2);
    before.merge(Datasets.SCIP, 1L, Long::sum);
    assertThat(versions()).isEqualTo(before);
    assertThat(rows().getLast()).containsExactly("b.py", "scip-python python p . a/y. 8 0:7-8");
    tree.write("b.py", "import a  # changed\n");
    delete("a.py");
    land(options);
    assertThat(rows()).extracting(List::getFirst).containsExactly("", "b.py");
    assertThat(errors()).containsExactly(List.of("", "scip", "unmatched"));
    tree.write("a.py", "x = 1\n");
    land(options);
    Extracts fresh = new Extracts(folder.resolve("fresh")).withPools(POOLS);
    fresh.run(request(options));
    assertThat(extracts.digest(Datasets.SCIP)).isEqualTo(fresh.digest(Datasets.SCIP));
    assertThat(errors()).isEmpty();
  }

  private void delete(String path) {
    assertThat(tree.root().resolve(path).toFile().delete()).isTrue();
  }

  @Test
  void documentsThatCannotBeUsedAreLeftOutAndToldOf() {
    tree.write("koi8.py", "# coding: koi8-r\nx = 1\n");
    tree.write("marked.py", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x', '=', '1'});
    IndexBytes index =
        index("1", "x")
            .message(2, IndexBytes.document("gone.py"))
            .message(2, IndexBytes.document("../up.py"))
            .message(2, IndexBytes.document("a.py").occurrence("local 1", 0, 0, 0, 1))
            .message(2, IndexBytes.document("koi8.py"))
            .message(2, IndexBytes.document("README.md"))
            .message(2, IndexBytes.document("node_modules/m.py"))
            .message(2, IndexBytes.document("marked.py").occurrence("local 0", 1, 0, 1, 2));
    Path file = index.write(folder.resolve("given.scip"));
    assertThat(land(Map.of("scip", file.toString())).errors()).isEqualTo(1);
    assertThat(errors()).containsExactly(List.of("", "scip", "unmatched"));
    assertThat(extracts.value("from extract_errors_v1", "message"))
        .contains("3 (../up.py, a.py, gone.py) of files that are not in the", "1 (koi8.py) of")
        .doesNotContain("README.md", "node_modules");
    assertThat(rows()).extracting(List::getFirst).containsExactly("", "a.py", "b.py", "marked.py");
    assertThat(rows().getLast().getLast()).isEqualTo("local 0 1 0:0-1");
  }

  @Test
  void aFailureIsOneRowAndNothingOfTheIndex() throws Exception {
    byte[] bytes = Files.readAllBytes(index("1", "x").write(folder.resolve("whole.scip")));
    Path cut = folder.resolve("cut.scip");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 3));
    assertThat(land(Map.of("scip", cut.toString())).errors()).isEqualTo(1);
    assertThat(errors()).containsExactly(List.of("", "scip", "malformed"));
    assertThat(rows()).isEmpty();
    extracts.withScip(
        ScipTool.of(folder, "tool", "cp '" + cut + "' \"$output\"; exit 3").options());
    assertThat(land(Map.of()).errors()).isEqualTo(1);
    assertThat(errors()).containsExactly(List.of("", "scip", "crashed"));
    assertThat(rows()).isEmpty();
    assertThat(extracts.value("from ast_files_v1", "count(*)")).isEqualTo("2");
  }

  @Test
  void theWayTheToolFailsIsTold() {
    assertFailure(
        "crashed",
        "exit code 3: TypeError: this is wrong; give",
        "echo \"at work in $cwd\nTypeError: this is wrong\n  at x\" >&2; exit 3");
    assertFailure("crashed", "exit code 4: /project is odd", "echo \"$cwd is odd\" >&2; exit 4");
    assertFailure(
        "memory",
        "its heap has 1024 MB",
        "echo 'FATAL ERROR: JavaScript heap out of memory' >&2; exit 134");
    assertFailure("crashed", "exit code 0", ":");
    assertFailure("too-large", "the limit is 1048576", "head -c 1048577 /dev/zero > \"$output\"");
    ScipOptions slow = ScipTool.of(folder, "slow", "sleep 30").options();
    assertFailure(
        "timeout",
        "took longer than 0 s",
        new ScipOptions(slow.source(), slow.command(), Duration.ofMillis(100), 1L << 30, 1L << 20));
  }

  private void assertFailure(String kind, String message, String index) {
    assertFailure(kind, message, ScipTool.of(folder, "fails", index).options());
  }

  private void assertFailure(String kind, String message, ScipOptions options) {
    assertThatThrownBy(
            () -> {
              Path work = Files.createTempDirectory(folder, "work");
              ScipPython tool = ScipPython.find(options.command());
              try (ScipRun run = ScipRun.start(tool, work, "p", "3.13.0", options)) {
                ScipIndex.open(run.await(), options.maxBytes()).close();
              }
            })
        .isInstanceOfSatisfying(ScipException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message)
        .hasMessageNotContaining(folder.toString());
  }

  @Test
  void anIndexThatIsNotThereIsRefused() {
    for (String wrong : List.of("on", "index.scip", folder.resolve("none.scip").toString())) {
      assertThatThrownBy(() -> land(Map.of("scip", wrong)))
          .isInstanceOf(ExtractException.class)
          .hasMessageContaining("the SCIP index '" + wrong + "' cannot be used")
          .hasMessageContaining("absolute path");
    }
  }
}
