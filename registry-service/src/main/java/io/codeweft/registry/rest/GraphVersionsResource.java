package io.codeweft.registry.rest;

import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.service.GraphRegistration;
import io.codeweft.registry.service.Precondition;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.RollbackTarget;
import io.codeweft.runtime.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The past of a graph, and the way back to it. */
@Path("/registry/graphs/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "graphs", description = "Packs, compiled and registered")
public class GraphVersionsResource {
  private final GraphRegistration registration;
  private final RegistrationHistory history;

  GraphVersionsResource(GraphRegistration registration, RegistryWarehouse warehouse) {
    this.registration = registration;
    this.history = warehouse.registrations();
  }

  @GET
  @Path("/versions")
  @Operation(
      summary = "Everything that was ever current under this name, newest first",
      description = "Deletions are among them; what was refused is below /registry/registrations.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = RegistrationPage.class)))
  @APIResponse(responseCode = "404", description = "Nothing was ever registered under this name")
  public RegistrationPage versions(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(description = "Versions per page, 1 to " + Page.MAX_LIMIT)
          @QueryParam("limit")
          @DefaultValue(Page.LIMIT)
          int limit,
      @Parameter(description = "Where the page starts: next of the page before")
          @QueryParam("cursor")
          @Nullable String cursor) {
    List<RegistrationRecord> rows = history.of(name);
    if (rows.isEmpty()) {
      throw RegistryErrors.unknown(
          "graph",
          name,
          history.all().stream()
              .filter(row -> row.number() != null)
              .map(RegistrationRecord::graph)
              .distinct()
              .toList());
    }
    return RegistrationPage.of(rows, limit, cursor);
  }

  @POST
  @Path("/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Makes an earlier registration current again",
      description =
          "Its pack is registered once more, under the next number; also when the graph is deleted."
              + " Where functions or lane have changed since, it is compiled again and reason says"
              + " so.")
  @APIResponse(
      responseCode = "201",
      description = "Registered and current",
      content = @Content(schema = @Schema(implementation = RegistrationAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "This version was current already; nothing was published",
      content = @Content(schema = @Schema(implementation = RegistrationAnswer.class)))
  @APIResponse(responseCode = "400", description = "It says neither number nor version, or both")
  @APIResponse(responseCode = "404", description = "No such registration")
  @APIResponse(responseCode = "412", description = "Another registration is current")
  @APIResponse(
      responseCode = "422",
      description = "Its pack does not compile any more",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response rollback(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(description = "Number that is believed to be current, in quotes")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      RollbackTarget target) {
    try {
      return RegistrationAnswer.response(
          registration.rollback(name, target, Precondition.of(ifMatch, null)));
    } catch (GraphRefusedException e) {
      throw RegistryErrors.refused(name, e);
    }
  }
}
