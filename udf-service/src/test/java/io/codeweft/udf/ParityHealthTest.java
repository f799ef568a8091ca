package io.codeweft.udf;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.testkit.ChangedLibrary;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ParityHealthTest {

  @Test
  void isDownWhenTheEngineGivesOtherResults() {
    HealthCheckResponse response =
        health(new VerifiedLibrary(FunctionLibrary.standard(), ChangedLibrary.wrongVector()));

    assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(response.getData().orElseThrow())
        .containsEntry("findings", 1L)
        .containsEntry(
            "finding-0", "golden: span_len[[3, 10]] gave 7 (BIGINT), expected 8 (BIGINT)");
  }

  @Test
  void isUpWhenTheyAgree() {
    assertThat(health(new VerifiedLibrary()).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
  }

  private static HealthCheckResponse health(VerifiedLibrary verified) {
    return new ParityHealth(verified, new FunctionStore(verified)).call();
  }
}
