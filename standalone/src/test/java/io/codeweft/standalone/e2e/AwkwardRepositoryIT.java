package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that break parsers: one clear error row each, a graph for the rest. */
class AwkwardRepositoryIT {
  private static final int TWENTY_MEGABYTES = 20_000_000;

  @Test
  void aGraphForTheRestAndOneErrorRowForEach() throws IOException {
    Path folder = Workspace.folder("awkward");
    SampleRepository repository = SampleRepository.below(folder);
    spoil(repository, folder);
    Path warehouse = folder.resolve("warehouse");

    WeftProcess.Ended run =
        WeftProcess.weft("run", repository.path(), "--json", "--warehouse", warehouse.toString());
    assertThat(run.exitCode()).describedAs("%s", run).isZero();
    JsonNode summary = Json.mapper().readTree(run.out());
    assertThat(summary.path("status").asText()).isEqualTo("completed");
    assertThat(summary.path("errors").asLong()).isEqualTo(5);
    // The link is no file of the repository; the files that are too large or unreadable are.
    assertThat(summary.at("/nodes/by_kind/CST_DEF").asLong()).isGreaterThan(20);

    JsonNode errors = query(warehouse, "SELECT path, error_kind, message FROM extract_errors_v1");
    Map<String, String> kinds = new TreeMap<>();
    Map<String, String> messages = new TreeMap<>();
    for (JsonNode error : errors) {
      String path = error.path("path").asText();
      assertThat(kinds.put(path, error.path("error_kind").asText()))
          .describedAs("second row of %s", path)
          .isNull();
      messages.put(path, error.path("message").asText());
    }
    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "bad/syntax.py", "syntax-error",
                "bad/huge.py", "too-large",
                "bad/deep.py", "too-deep",
                "bad/bytes.py", "not-decodable",
                "bad/link.py", "outside-tree"));
    assertThat(messages.get("bad/syntax.py")).contains("never closed");
    assertThat(messages.get("bad/huge.py")).containsPattern("20000000|20,000,000|MB|bytes");
    assertThat(messages.get("bad/deep.py")).containsPattern("nest|deep");
    assertThat(messages.get("bad/bytes.py")).containsPattern("utf-8|UTF-8");
    assertThat(messages.get("bad/link.py")).contains("out of the repository");

    JsonNode odd =
        query(
            warehouse,
            "SELECT path, COUNT(*) AS n FROM cpg_nodes_v1 WHERE path LIKE 'odd/%' GROUP BY path");
    Map<String, Long> nodes = new TreeMap<>();
    odd.forEach(row -> nodes.put(row.path("path").asText(), row.path("n").asLong()));
    assertThat(nodes).containsOnlyKeys("odd/empty.py", "odd/größe & co/日本 file.py");
    assertThat(nodes.get("odd/größe & co/日本 file.py")).isGreaterThan(5);
  }

  private static void spoil(SampleRepository repository, Path folder) throws IOException {
    repository.write("bad/syntax.py", "values = (1,\n\ndef f():\n    pass\n");
    StringBuilder huge = new StringBuilder(TWENTY_MEGABYTES);
    while (huge.length() < TWENTY_MEGABYTES) {
      huge.append("x = 1234567890123\n");
    }
    huge.setLength(TWENTY_MEGABYTES - 1);
    repository.write("bad/huge.py", huge.append('\n').toString());
    repository.write("bad/deep.py", "x = " + "[".repeat(3000) + "]".repeat(3000) + "\n");
    repository.write(
        "bad/bytes.py", "name = 'M\u00fcller'\n".getBytes(StandardCharsets.ISO_8859_1));
    Path outside = folder.resolve("outside.py");
    Files.writeString(outside, "secret = 1\n");
    Files.createSymbolicLink(repository.root().resolve("bad/link.py"), outside);
    repository.write("odd/empty.py", "");
    repository.write("odd/größe & co/日本 file.py", "def f(x):\n    return x + 1\n");
  }

  private static JsonNode query(Path warehouse, String sql) throws IOException {
    WeftProcess.Ended ended =
        WeftProcess.weft("sql", sql, "--format", "json", "--warehouse", warehouse.toString());
    assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
    return Json.mapper().readTree(ended.out());
  }
}
