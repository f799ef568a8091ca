package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code golden.txt}: views, each with its schema, canonical plan and program. A failing run writes
 * what came out to {@code target/golden.txt}; look at the difference before copying it.
 */
class GoldenTest {
  private static final String VIEW = "===== ";
  private static final String RESULT = "----- ";

  @Test
  void plans_and_programs_are_as_written_down() throws IOException, CompileException {
    String golden = resource();
    List<ViewSource> views = views(golden);
    StringBuilder actual = new StringBuilder();
    for (ViewSource view : views) {
      ViewArtefact artefact =
          new PolicyLane(Sample.functions())
              .compile("golden", Sample.datasets(), List.of(view))
              .views()
              .getFirst();
      actual.append(VIEW).append(view.name()).append('\n').append(view.text()).append('\n');
      actual.append(RESULT).append(artefact.schema()).append('\n');
      actual.append(artefact.plan()).append('\n');
      actual.append(artefact.sql().get("duckdb")).append('\n');
    }
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/golden.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  private static List<ViewSource> views(String golden) {
    List<ViewSource> views = new ArrayList<>();
    for (String entry : golden.split(VIEW, -1)) {
      if (!entry.isBlank()) {
        String name = entry.lines().findFirst().orElseThrow();
        String text = entry.substring(name.length() + 1);
        int end = text.indexOf(RESULT);
        views.add(Sample.view(name, (end < 0 ? text : text.substring(0, end)).strip()));
      }
    }
    return views;
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
