package io.codeweft.registry.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while the planner cannot do its next step or nothing arrives, with the reason; says whether
 * this instance plans or only reads. That the past was replayed needs no check: nothing is answered
 * before.
 */
@Readiness
@ApplicationScoped
public class RegistryHealth implements HealthCheck {
  private final PlannerThread planner;
  private final Inbox inbox;

  RegistryHealth(PlannerThread planner, Inbox inbox) {
    this.planner = planner;
    this.inbox = inbox;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("registry-planner").withData("plans", planner.leads());
    RuntimeException failure = planner.failure() == null ? inbox.failure() : planner.failure();
    return failure == null
        ? check.up().build()
        : check.down().withData("failure", String.valueOf(failure.getMessage())).build();
  }
}
