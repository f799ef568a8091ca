package io.codeweft.udf;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.reference.References;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ParityHealthTest {

  @Test
  void isDownWhenTheEngineGivesOtherResults() throws IOException {
    String yaml = definition("span_len").replace("[3, 10], result: 7}", "[3, 10], result: 8}");
    VerifiedLibrary verified =
        new VerifiedLibrary(
            FunctionLibrary.read(Map.of("span_len.yaml", yaml), References.standard()));

    HealthCheckResponse response = new ParityHealth(verified).call();

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow())
        .containsEntry("findings", 1L)
        .containsEntry(
            "finding-0", "golden: span_len[[3, 10]] gave 7 (BIGINT), expected 8 (BIGINT)");
  }

  @Test
  void isUpWhenTheyAgree() {
    assertThat(new ParityHealth(new VerifiedLibrary()).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  private static String definition(String function) throws IOException {
    try (InputStream in =
        FunctionLibrary.class.getResourceAsStream("/functions/" + function + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
