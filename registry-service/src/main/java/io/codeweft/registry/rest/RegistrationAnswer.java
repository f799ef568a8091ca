package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.service.GraphRegistration;
import io.codeweft.registry.service.Precondition;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is now current.
 *
 * @param number counts what was done under this name from 1
 * @param kind what made it current
 * @param restores number of the registration that was rolled back to
 * @param reason for people: why its version is not that of the registration rolled back to
 * @param compiled views that were compiled for it just now
 * @param reused views that were known from earlier compilations
 * @param views all views, intermediates included
 * @param tables materialised views
 */
public record RegistrationAnswer(
    String name,
    String version,
    long number,
    ViewGraphRegistered.Kind kind,
    @Nullable Long restores,
    @Nullable String reason,
    int views,
    int tables,
    int datasets,
    String policyHash,
    String functionSnapshot,
    int compiled,
    int reused,
    Diagnostics diagnostics) {

  /** What the compiler found; a graph with errors is not registered. */
  public record Diagnostics(int errors) {}

  static RegistrationAnswer of(GraphRegistration.Registered registered) {
    ViewGraphRegistered event = registered.event();
    ViewGraph graph = registered.compilation().graph();
    return new RegistrationAnswer(
        event.name(),
        event.version(),
        event.number(),
        event.kind(),
        event.restores(),
        event.reason(),
        graph.views().size(),
        (int) graph.views().stream().filter(view -> view.contract().materialize()).count(),
        graph.datasets().size(),
        graph.policyHash(),
        graph.functionSnapshot(),
        registered.compilation().compiled(),
        registered.compilation().reused(),
        new Diagnostics(0));
  }

  /** 201 with the entity tag, or 200 when it was current already. */
  static Response response(GraphRegistration.Registered registered) {
    return Response.status(registered.isNew() ? Response.Status.CREATED : Response.Status.OK)
        .header(HttpHeaders.ETAG, Precondition.tag(registered.event().number()))
        .entity(of(registered))
        .build();
  }
}
