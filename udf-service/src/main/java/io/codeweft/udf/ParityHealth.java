package io.codeweft.udf;

import io.codeweft.runtime.function.HealthFindings;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only when library and engine agree. SQL functions that are left aside do not stop the
 * others; they are named.
 */
@Readiness
final class ParityHealth implements HealthCheck {
  private final VerifiedLibrary verified;
  private final FunctionStore store;

  ParityHealth(VerifiedLibrary verified, FunctionStore store) {
    this.verified = verified;
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> findings = verified.findings();
    CurrentFunctions current = store.current();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("udf-function-parity")
            .status(findings.isEmpty())
            .withData("snapshot", current.snapshot().hash())
            .withData("refused", current.refused().size());
    HealthFindings.add(response, findings);
    current.refused().values().stream()
        .limit(HealthFindings.SHOWN)
        .forEach(refused -> response.withData("refused-" + refused.name(), refused.reason()));
    return response.build();
  }
}
