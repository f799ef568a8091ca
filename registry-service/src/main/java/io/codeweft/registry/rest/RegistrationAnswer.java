package io.codeweft.registry.rest;

import io.codeweft.registry.service.GraphRegistration;

/**
 * A graph that is now current.
 *
 * @param number counts the registrations under this name from 1
 * @param views all views, intermediates included
 * @param tables materialised views
 */
public record RegistrationAnswer(
    String name,
    String version,
    long number,
    int views,
    int tables,
    int datasets,
    String policyHash,
    String functionSnapshot,
    Diagnostics diagnostics) {

  /** What the compiler found; a graph with errors is not registered. */
  public record Diagnostics(int errors) {}

  static RegistrationAnswer of(GraphRegistration.Registered registered) {
    return new RegistrationAnswer(
        registered.graph().name(),
        registered.graph().version(),
        registered.event().number(),
        registered.graph().views().size(),
        (int)
            registered.graph().views().stream()
                .filter(view -> view.contract().materialize())
                .count(),
        registered.graph().datasets().size(),
        registered.graph().policyHash(),
        registered.graph().functionSnapshot(),
        new Diagnostics(0));
  }
}
