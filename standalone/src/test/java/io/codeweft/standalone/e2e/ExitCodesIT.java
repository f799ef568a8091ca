package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How {@code weft} ends when it does not succeed; 5 is in {@link ServeIT}. */
class ExitCodesIT {

  @Test
  void anUnknownOptionEndsWithTwoAndTheNearestOne() {
    WeftProcess.Ended ended = WeftProcess.weft("run", "--warehose", "w");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--warehose").contains("--warehouse");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aFolderThatDoesNotExistEndsWithTwo() throws IOException {
    Path warehouse = Workspace.folder("none").resolve("warehouse");
    WeftProcess.Ended ended =
        WeftProcess.weft("run", "/no/such/folder", "--json", "--warehouse", warehouse.toString());
    assertFailed(ended, 2, "/no/such/folder");
    assertThat(Files.exists(warehouse)).isFalse();
  }

  @Test
  void withoutPythonTheExtractionFailsWithThree() throws IOException {
    Path folder = Workspace.folder("no-python");
    WeftProcess.Ended ended =
        WeftProcess.weft(
            Map.of("PATH", folder.toString()),
            "run",
            SampleRepository.below(folder).path(),
            "--json",
            "--warehouse",
            folder.resolve("warehouse").toString());
    assertFailed(ended, 3, "python3");
  }

  /** One document on standard output, the same text on standard error, no stack trace. */
  private static void assertFailed(WeftProcess.Ended ended, int exitCode, String named)
      throws IOException {
    assertThat(ended.exitCode()).describedAs("%s", ended).isEqualTo(exitCode);
    JsonNode document = Json.mapper().readTree(ended.out());
    assertThat(document.path("status").asText()).isEqualTo("failed");
    assertThat(document.path("exit_code").asInt()).isEqualTo(exitCode);
    assertThat(document.path("error").asText()).contains(named);
    assertThat(ended.err())
        .contains("weft: " + document.path("error").asText())
        .doesNotContainPattern("(?m)^\\s+at |Exception");
  }
}
