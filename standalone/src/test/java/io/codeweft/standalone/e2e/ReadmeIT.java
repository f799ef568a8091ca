package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the README shows for a built warehouse do what it says. */
class ReadmeIT {
  private static final Pattern COMMAND =
      Pattern.compile(
          "^\\./weft ((?:sql|builds|views|explain|lineage|impact|functions)\\b[^#\\n]*)",
          Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() throws IOException {
    return COMMAND
        .matcher(Files.readString(Program.root().resolve("README.md")))
        .results()
        .map(found -> found.group(1).strip());
  }

  @Test
  void theReadmeShowsQueriesBuildsAndTheGraph() throws IOException {
    assertThat(commands().map(command -> command.split(" ", 2)[0]).distinct())
        .containsExactlyInAnyOrder(
            "sql", "builds", "views", "explain", "lineage", "impact", "functions");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandOfTheReadmePrintsSomething(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    words.add("--warehouse");
    words.add(Baseline.original().warehouse().toString());
    WeftProcess.Ended ended = WeftProcess.weft(words.toArray(String[]::new));
    assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines().count()).isGreaterThan(0);
  }
}
