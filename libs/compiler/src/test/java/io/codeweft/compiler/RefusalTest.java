package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.contracts.graph.ViewSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The texts of {@code refusals.txt}: each is refused, with the diagnostics that stand below it. A
 * failing run writes what came out to {@code target/refusals.txt}.
 */
class RefusalTest {
  private static final String SEPARATOR = "\n----\n";
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void every_text_is_refused_as_written_down() throws IOException {
    String golden = resource();
    StringBuilder actual = new StringBuilder();
    for (String entry : golden.split(SEPARATOR, -1)) {
      String sql =
          entry
              .lines()
              .filter(line -> !line.startsWith("=> "))
              .reduce((a, b) -> a + "\n" + b)
              .orElse("");
      actual.append(actual.isEmpty() ? "" : SEPARATOR).append(sql);
      for (Diagnostic diagnostic : refusal(sql)) {
        actual.append("\n=> ").append(diagnostic.code()).append(' ').append(diagnostic);
      }
    }
    actual.append('\n');
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/refusals.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  private List<Diagnostic> refusal(String sql) {
    CompileException thrown =
        catchThrowableOfType(
            CompileException.class,
            () ->
                lane.compile(
                    "p",
                    Sample.datasets(),
                    List.of(
                        new ViewSource(
                            "v", "v.sql", 1, "", sql, Sample.view("v", sql).contract()))));
    return thrown == null ? List.of() : thrown.diagnostics();
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RefusalTest.class.getResourceAsStream("/refusals.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
