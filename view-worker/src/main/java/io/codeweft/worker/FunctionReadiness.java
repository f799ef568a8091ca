package io.codeweft.worker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the functions were verified and agree with the published snapshot. */
@Readiness
@ApplicationScoped
public class FunctionReadiness implements HealthCheck {
  private final WorkerParity parity;

  FunctionReadiness(WorkerParity parity) {
    this.parity = parity;
  }

  @Override
  public HealthCheckResponse call() {
    return parity.watch().health("worker-functions");
  }
}
