package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code equalities.sql}: groups of spellings, separated by lines of dashes, one text per line. In
 * a group all have one fingerprint, and the engine gives the same rows for all; between groups the
 * fingerprints differ.
 */
class EqualityTest {
  private final PolicyLane lane = new PolicyLane(Sample.functions());

  @Test
  void one_meaning_has_one_fingerprint_and_two_meanings_have_two() throws Exception {
    Map<String, String> groupOf = new HashMap<>();
    List<String> problems = new ArrayList<>();
    try (SampleDatabase database = new SampleDatabase()) {
      for (String group : groups()) {
        List<String> texts = group.lines().filter(line -> !line.isBlank()).toList();
        CompiledQuery first = lane.query(texts.getFirst(), Sample.TABLES);
        List<String> rows = database.sortedRows(program(first));
        for (String text : texts) {
          CompiledQuery query = lane.query(text, Sample.TABLES);
          if (!query.fingerprint().equals(first.fingerprint())) {
            problems.add("not equal to the first of its group: " + text);
          }
          if (!database.sortedRows(program(query)).equals(rows)) {
            problems.add("other rows than the first of its group: " + text);
          }
        }
        String other = groupOf.put(first.fingerprint(), texts.getFirst());
        if (other != null) {
          problems.add("one fingerprint for two groups: " + texts.getFirst() + " / " + other);
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private static String program(CompiledQuery query) {
    return Objects.requireNonNull(query.sql().get("duckdb"));
  }

  private static List<String> groups() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EqualityTest.class.getResourceAsStream("/equalities.sql"))) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("----\n"));
    }
  }
}
