package io.codeweft.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ExtractOptionsTest {
  @Command
  private static final class Host {
    @Mixin private ExtractOptions options = new ExtractOptions();
  }

  private static Map<String, Object> given(String... arguments) {
    Host host = new Host();
    new CommandLine(host).parseArgs(arguments);
    return host.options.given();
  }

  @Test
  void onlyWhatIsGivenIsSent() {
    assertThat(given()).isEmpty();
    assertThat(given("--no-bytecode", "--include", "a.py"))
        .hasToString("{bytecode=false, include=[a.py]}");
  }

  /** The service may run in another folder than the command. */
  @Test
  void anIndexIsNamedByItsAbsolutePath() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(given("--scip", "made/../index.scip"))
        .containsEntry("scip", here.resolve("index.scip").toString());
    assertThat(given("--scip", "/made/index.scip")).containsEntry("scip", "/made/index.scip");
    assertThat(given("--scip", "off")).containsEntry("scip", "off");
    assertThat(given("--scip", "auto")).containsEntry("scip", "auto");
  }
}
