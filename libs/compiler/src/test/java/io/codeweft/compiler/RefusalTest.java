package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codeweft.compiler.internal.lane.Codes;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The texts of {@code refusals.txt}: each is refused, with the diagnostics (code, place, message,
 * suggestion) that stand below it. Packs of several views start every view with a line {@code --
 * view name {contract}}. A failing run writes what came out to {@code target/refusals.txt}.
 */
class RefusalTest {
  private static final String SEPARATOR = "\n----\n";
  private static final Pattern VIEW = Pattern.compile("-- view (\\S+)(?: (\\{.*\\}))?\n");

  /** {@code [x*300000]}: too long to be written down. */
  private static final Pattern REPEATED = Pattern.compile("\\[(.+?)\\*(\\d{3,})\\]");

  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void every_text_is_refused_as_written_down() throws IOException {
    String golden = resource("refusals.txt");
    StringBuilder actual = new StringBuilder();
    for (String entry : golden.split(SEPARATOR, -1)) {
      String text = text(entry);
      actual.append(actual.isEmpty() ? "" : SEPARATOR).append(text);
      List<Diagnostic> refused = refusal(text);
      assertThat(refused).as("refused: %s", text).isNotEmpty();
      for (Diagnostic diagnostic : refused) {
        actual.append("\n=> ").append(diagnostic.code()).append(' ').append(diagnostic);
      }
    }
    actual.append('\n');
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/refusals.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  /** But "internal": a text that gets it is a bug to be fixed, not to be kept. */
  @Test
  void every_code_has_a_text() throws IOException {
    Set<String> codes = new TreeSet<>();
    (resource("refusals.txt") + resource("function-refusals.txt"))
        .lines()
        .filter(line -> line.startsWith("=> "))
        .forEach(line -> codes.add(line.split(" ", 3)[1]));
    Set<String> expected = new TreeSet<>(Codes.all().keySet());
    expected.remove("internal");
    assertThat(codes).isEqualTo(expected);
  }

  private static String text(String entry) {
    return entry
        .lines()
        .filter(line -> !line.startsWith("=> "))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private List<Diagnostic> refusal(String text) {
    CompileException thrown =
        catchThrowableOfType(
            CompileException.class, () -> lane.compile("p", Sample.datasets(), views(text)));
    return thrown == null ? List.of() : thrown.diagnostics();
  }

  private static List<ViewSource> views(String text) throws JsonProcessingException {
    Matcher view = VIEW.matcher(text);
    if (!view.lookingAt()) {
      return List.of(view("v", expanded(text), ViewContract.intermediate()));
    }
    List<ViewSource> views = new ArrayList<>();
    int at = 0;
    while (view.find(at)) {
      at = view.end();
      int end = text.indexOf("-- view ", at);
      String json = view.group(2);
      ViewContract contract =
          json == null
              ? ViewContract.intermediate()
              : new ObjectMapper().readValue(contract(json), ViewContract.class);
      views.add(view(view.group(1), text.substring(at, end < 0 ? text.length() : end), contract));
    }
    return views;
  }

  /** What is left out of a contract is empty. */
  private static String contract(String json) {
    StringBuilder whole = new StringBuilder("{\"materialize\": ");
    whole.append(json.contains("\"materialize\"") ? "true" : "false");
    for (String list : List.of("key", "order", "notNull", "references")) {
      if (!json.contains('"' + list + '"')) {
        whole.append(", \"").append(list).append("\": []");
      }
    }
    String rest = json.replaceFirst("\"materialize\": true,? ?", "").substring(1);
    return whole.append(rest.startsWith("}") ? "" : ", ").append(rest).toString();
  }

  private static ViewSource view(String name, String sql, ViewContract contract) {
    return ViewSource.ofSql(name, name + ".sql", 1, sql, contract);
  }

  private static String expanded(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(r -> Matcher.quoteReplacement(r.group(1).repeat(Integer.parseInt(r.group(2)))));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RefusalTest.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
