package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.functions.reference.Columns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What scip-python says of files whose positions are hard to count lies exactly on names. The index
 * is a real one that is kept beside the files: what scip-python 0.6.6 wrote in an extract of them
 * with Python 3.11, without the folder it lay in. With {@code WEFT_SCIP_PYTHON}, the path of that
 * program, and that version as {@code python3} it is made again and compared.
 */
class ScipPositionsTest {
  private static final Path RESOURCES = Path.of("src/test/resources/io/codeweft/extract/scip");
  private static final Path FILES = RESOURCES.resolve("positions");
  private static final String FLAT =
      "(select path, position_encoding, unnest(occurrences, recursive := true)"
          + " from scip_index_v1)";
  private static final String[] COLUMNS = {
    "path", "position_encoding", "start_line", "start_char", "end_line", "end_char", "symbol"
  };

  /** Modules, with dots before and within, and a name with its alias. */
  private static final Pattern IMPORTED =
      Pattern.compile("\\.*\\w*(\\.\\w+)*( as \\w+)?", Pattern.UNICODE_CHARACTER_CLASS);

  @TempDir Path folder;

  /** First byte and the one behind the last, in a text as UTF-8. */
  private record Span(long start, long end) {}

  /** What Python's tokenizer says of a file. */
  private record Known(String text, Set<Span> names, Set<Span> fstrings) {
    boolean nameBegins(long at) {
      return names.stream().anyMatch(name -> name.start() == at);
    }

    boolean nameEnds(long at) {
      return names.stream().anyMatch(name -> name.end() == at);
    }

    String of(Span span) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int length = (int) (span.end() - span.start());
      return new String(bytes, (int) span.start(), length, StandardCharsets.UTF_8);
    }
  }

  /** A line as it landed. Its text is there where it is not ASCII. */
  private record Line(long start, long end, @Nullable String text) {
    long byteAt(String column, String encoding) {
      String content = text == null ? "x".repeat((int) (end - start)) : text;
      Long bytes = Columns.toByte(content, Long.valueOf(column), encoding);
      return start + Objects.requireNonNull(bytes, content + " has no column " + column);
    }
  }

  @Test
  void spansLieExactlyOnNames() throws Exception {
    Extracts extracts = new Extracts(folder.resolve("warehouse"));
    ScipTool tool = ScipTool.replay(folder, RESOURCES.resolve("positions.scip"));
    extracts.withScip(tool.options()).land(FILES);
    assertThat(extracts.column("from extract_errors_v1", "path || ' ' || message")).isEmpty();
    assertThat(extracts.value("from scip_index_v1 where path != ''", "count(*)")).isEqualTo("12");

    Map<String, Known> known = known();
    Map<String, List<Line>> lines = lines(extracts);
    Map<String, Integer> found = new TreeMap<>();
    Set<String> elsewhere = new TreeSet<>();
    for (List<String> row :
        extracts.rows("from " + FLAT + " order by path, occurrence_no", COLUMNS)) {
      List<Line> text = lines.getOrDefault(row.get(0), List.of(new Line(0, 0, null)));
      String encoding = row.get(1);
      Span span =
          new Span(
              text.get(Integer.parseInt(row.get(2))).byteAt(row.get(3), encoding),
              text.get(Integer.parseInt(row.get(4))).byteAt(row.get(5), encoding));
      Known file = Objects.requireNonNull(known.get(row.get(0)));
      String where = where(span, file);
      found.merge(where, 1, Integer::sum);
      if (where.isEmpty()) {
        elsewhere.add(row.get(0) + " " + span + " '" + file.of(span) + "' " + row.get(6));
      }
    }
    assertThat(elsewhere).isEmpty();
    assertThat(found)
        .isEqualTo(Map.of("name", 151, "names of an import", 8, "start of the module", 12));
  }

  /** Empty where a span has no business to be. */
  private static String where(Span span, Known file) {
    String text = file.of(span);
    if (file.names().contains(span)) {
      return "name";
    }
    if (span.start() == 0 && span.end() == 0) {
      return "start of the module";
    }
    if (file.fstrings().stream().anyMatch(f -> f.start() < span.start() && span.end() < f.end())) {
      return text.matches("(?U)\\w+") ? "name" : ""; // a token of its own since Python 3.12
    }
    boolean bordered =
        (text.startsWith(".") || file.nameBegins(span.start()))
            && (text.endsWith(".") || file.nameEnds(span.end()));
    return bordered && IMPORTED.matcher(text).matches() ? "names of an import" : "";
  }

  private static Map<String, List<Line>> lines(Extracts extracts) {
    Map<String, List<Line>> lines = new TreeMap<>();
    for (List<String> row :
        extracts.rows(
            "from (select path, unnest(lines, recursive := true) from repo_files_v1)"
                + " order by path, line_no",
            "path",
            "start_byte",
            "end_byte",
            "coalesce(text, '')")) {
      lines
          .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
          .add(
              new Line(
                  Long.parseLong(row.get(1)),
                  Long.parseLong(row.get(2)),
                  row.get(3).isEmpty() ? null : row.get(3)));
    }
    return lines;
  }

  private static Map<String, Known> known() throws Exception {
    Map<String, Known> known = new TreeMap<>();
    String script = RESOURCES.resolve("name_tokens.py").toString();
    for (String line : StandardLibrary.run("python3", script, FILES.toString()).lines().toList()) {
      JsonNode file = Json.mapper().readTree(line);
      known.put(
          file.get("path").asText(),
          new Known(
              file.get("text").asText(), spans(file.get("name")), spans(file.get("fstring"))));
    }
    return known;
  }

  private static Set<Span> spans(JsonNode spans) {
    Set<Span> set = new HashSet<>();
    spans.forEach(span -> set.add(new Span(span.get(0).asLong(), span.get(1).asLong())));
    return set;
  }

  @Test
  void theIndexIsWhatScipPythonSays() {
    String command = System.getenv().getOrDefault("WEFT_SCIP_PYTHON", "");
    assumeTrue(!command.isEmpty(), "name scip-python 0.6.6 in WEFT_SCIP_PYTHON");
    Extracts kept = new Extracts(folder.resolve("kept"));
    kept.withScip(ScipTool.replay(folder, RESOURCES.resolve("positions.scip")).options());
    kept.land(FILES);
    Extracts made = new Extracts(folder.resolve("made"));
    ScipOptions options = ScipTool.of(folder, "unused", "").options();
    made.withScip(
        new ScipOptions(
            options.source(), command, Duration.ofMinutes(2), 2L << 30, options.maxBytes()));
    made.land(FILES);
    assertThat(made.column("from extract_errors_v1", "message")).isEmpty();
    assertThat(made.digest(Datasets.SCIP)).isEqualTo(kept.digest(Datasets.SCIP));
  }
}
