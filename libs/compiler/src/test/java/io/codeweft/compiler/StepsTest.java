package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.program.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code steps/cases.sql}, step by step: what every step makes of every case stands in a file of
 * that step. Where a step changes nothing it says nothing. A failing run writes what came out to
 * {@code target/steps}; look at the difference before copying it.
 */
class StepsTest {
  private static final Path STEPS = Path.of("src/test/resources/steps");

  /** What one step gave, and whether that is something new. */
  private record Passed(Step step, String state) {}

  private final List<Passed> passed = new ArrayList<>();
  private final Pipeline pipeline =
      new Pipeline(
          new FunctionTable(Sample.functions()),
          (step, state) -> passed.add(new Passed(step, state.get())));

  @Test
  void every_step_does_what_is_written_down() throws IOException {
    Map<String, StringBuilder> files = new TreeMap<>();
    for (String text : resource("cases.sql").split(";\n")) {
      String name = text.lines().findFirst().orElseThrow().substring(3);
      for (Passed step : changes(text.substring(text.indexOf('\n') + 1).strip())) {
        files
            .computeIfAbsent(file(step.step()), file -> new StringBuilder())
            .append("===== %s\n%s\n".formatted(name, step.state().stripTrailing()));
      }
    }
    List<String> different = new ArrayList<>(written());
    different.removeAll(files.keySet());
    Path beside = Files.createDirectories(Path.of("target/steps"));
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      if (!resource(file.getKey()).contentEquals(file.getValue())) {
        Files.writeString(beside.resolve(file.getKey()), file.getValue());
        different.add(file.getKey());
      }
    }
    assertThat(different).as("other than src/test/resources/steps; see target/steps").isEmpty();
  }

  @Test
  void a_text_passes_every_step_in_order() {
    run("SELECT path FROM files");
    assertThat(passed.stream().map(Passed::step).toList()).isEqualTo(pipeline.textSteps());
  }

  @Test
  void the_identity_of_every_step_counts() {
    List<String> identities = pipeline.steps().stream().map(Step::identity).toList();
    assertThat(identities).doesNotHaveDuplicates().allMatch(i -> i.matches("[a-z-]+/\\d+.*"));
    String hash = PolicyLane.policyHash(identities);
    assertThat(new PolicyLane(Sample.functions()).policyHash()).isEqualTo(hash);
    for (int i = 0; i < identities.size(); i++) {
      List<String> other = new ArrayList<>(identities);
      other.set(i, identities.get(i) + " ");
      assertThat(PolicyLane.policyHash(other)).as(identities.get(i)).isNotEqualTo(hash);
    }
  }

  private List<Passed> changes(String sql) {
    run(sql);
    List<Passed> changes = new ArrayList<>();
    String before = sql;
    for (Passed step : passed) {
      if (!step.state().equals(before)) {
        changes.add(step);
      }
      before = step.state();
    }
    return changes;
  }

  private void run(String sql) {
    passed.clear();
    pipeline.compile(
        pipeline.parse(SourceText.adHoc(sql), Purpose.VIEW), Purpose.VIEW, Sample.TABLES);
  }

  private static String file(Step step) {
    return step.identity().substring(0, step.identity().indexOf('/')) + ".txt";
  }

  private static List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(STEPS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(f -> f.endsWith(".txt"))
          .toList();
    }
  }

  private static String resource(String name) throws IOException {
    Path file = STEPS.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
