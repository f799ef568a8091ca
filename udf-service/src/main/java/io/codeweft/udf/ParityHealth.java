package io.codeweft.udf;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when library and engine agree. */
@Readiness
final class ParityHealth implements HealthCheck {
  /** Of the findings; a broken engine would otherwise fill every probe's answer. */
  private static final int SHOWN = 10;

  private final VerifiedLibrary verified;

  ParityHealth(VerifiedLibrary verified) {
    this.verified = verified;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("udf-function-parity")
            .status(verified.findings().isEmpty())
            .withData("snapshot", verified.library().snapshot().hash())
            .withData("findings", verified.findings().size());
    for (int i = 0; i < Math.min(SHOWN, verified.findings().size()); i++) {
      response.withData("finding-" + i, verified.findings().get(i));
    }
    return response.build();
  }
}
