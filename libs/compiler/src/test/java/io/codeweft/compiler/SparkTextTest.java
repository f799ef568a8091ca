package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code spark.txt}: queries over what Spark and DuckDB do differently, each with its Spark program
 * or the reason why there is none. A failing run writes what came out to {@code target/spark.txt}.
 * Module spark-check runs them.
 */
class SparkTextTest {
  private static final String SEPARATOR = "\n----\n";

  @Test
  void spark_programs_are_as_written_down() throws IOException, CompileException {
    PolicyLane lane = new PolicyLane(Sample.functions());
    StringBuilder actual = new StringBuilder();
    for (String sql : texts().toList()) {
      CompiledQuery query = lane.query(sql, Sample.TABLES);
      String program = query.sql().get("spark");
      String result = program == null ? "none: " + query.unsupported().get("spark") : program;
      actual.append(actual.isEmpty() ? "" : SEPARATOR).append(sql).append('\n');
      actual.append(result.lines().map(line -> "=> " + line).collect(Collectors.joining("\n")));
    }
    actual.append('\n');
    String golden = resource();
    if (!golden.contentEquals(actual)) {
      Files.writeString(Path.of("target/spark.txt"), actual);
    }
    assertThat(actual.toString()).isEqualTo(golden);
  }

  static Stream<String> texts() {
    return Stream.of(resource().split(SEPARATOR, -1))
        .map(
            entry ->
                List.of(entry.split("\n")).stream()
                    .filter(line -> !line.startsWith("=> "))
                    .collect(Collectors.joining("\n")));
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(SparkTextTest.class.getResourceAsStream("/spark.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
