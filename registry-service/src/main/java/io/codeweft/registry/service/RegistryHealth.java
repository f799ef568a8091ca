package io.codeweft.registry.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while the planner cannot do its next step, with the reason. That the past was replayed needs
 * no check: nothing is answered before.
 */
@Readiness
@ApplicationScoped
public class RegistryHealth implements HealthCheck {
  private final PlannerThread planner;

  RegistryHealth(PlannerThread planner) {
    this.planner = planner;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("registry-planner");
    RuntimeException failure = planner.failure();
    return failure == null
        ? check.up().build()
        : check.down().withData("failure", String.valueOf(failure.getMessage())).build();
  }
}
