package io.codeweft.registry.rest;

import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what was registered, and what was refused. */
@Path("/registry/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registrations", description = "What was registered, rolled back, deleted and refused")
public class RegistrationsResource {
  private final RegistrationHistory history;

  RegistrationsResource(RegistryWarehouse warehouse) {
    this.history = warehouse.registrations();
  }

  @GET
  @Operation(
      summary = "Registrations, newest first",
      description =
          "Of refusals, the newest "
              + RegistrationHistory.MAX_REFUSED
              + " are kept; the same rows are the table "
              + "_codeweft/registrations_v1 of the warehouse.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = RegistrationPage.class)))
  @APIResponse(responseCode = "400", description = "The limit or cursor is wrong")
  public RegistrationPage list(
      @Parameter(description = "Only this graph") @QueryParam("graph") @Nullable String graph,
      @Parameter(description = "Rows per page, 1 to " + Page.MAX_LIMIT)
          @QueryParam("limit")
          @DefaultValue(Page.LIMIT)
          int limit,
      @Parameter(description = "Where the page starts: next of the page before")
          @QueryParam("cursor")
          @Nullable String cursor) {
    List<RegistrationRecord> rows =
        history.all().stream().filter(row -> graph == null || row.graph().equals(graph)).toList();
    return RegistrationPage.of(rows, limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One registration with its findings")
  @APIResponse(
      responseCode = "200",
      description = "The registration",
      content = @Content(schema = @Schema(implementation = RegistrationSummary.class)))
  @APIResponse(responseCode = "404", description = "No such registration")
  public RegistrationSummary registration(
      @Parameter(description = "Id, as in the list") String id) {
    List<RegistrationRecord> rows = history.all();
    return rows.stream()
        .filter(row -> String.valueOf(row.sequence()).equals(id))
        .findFirst()
        .map(RegistrationSummary::full)
        .orElseThrow(() -> RegistryErrors.unknown("registration", id, List.of()));
  }
}
