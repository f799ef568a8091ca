package io.codeweft.worker;

import io.codeweft.worker.task.TaskRunner;
import io.codeweft.worker.task.WorkerStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the functions were verified and nothing was found. */
@Readiness
@ApplicationScoped
public class FunctionReadiness implements HealthCheck {
  private final TaskRunner runner;

  FunctionReadiness(TaskRunner runner) {
    this.runner = runner;
  }

  @Override
  public HealthCheckResponse call() {
    WorkerStatus status = runner.status();
    return HealthCheckResponse.named("worker-functions")
        .status(status.verified() && status.findings().isEmpty())
        .withData("library", status.functionLibrary())
        .withData("findings", String.join("; ", status.findings()))
        .build();
  }
}
