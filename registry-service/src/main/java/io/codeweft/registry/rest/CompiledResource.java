package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.graph.GraphVersions;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives out whole graphs, as they are stored. */
@Path("/registry/graphs/{name}/compiled")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "graphs")
public class CompiledResource {
  private final CurrentGraphs graphs;
  private final GraphVersions versions;

  CompiledResource(CurrentGraphs graphs, RegistryWarehouse warehouse) {
    this.graphs = graphs;
    this.versions = new GraphVersions(warehouse.registrations(), warehouse.graphs());
  }

  @GET
  @Operation(
      summary = "A graph with everything that was compiled, now or as it once was",
      description = "The canonical JSON that is content-addressed in the warehouse.")
  @APIResponse(
      responseCode = "200",
      description = "The graph; the entity tag is its version",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  @APIResponse(responseCode = "304", description = "It is still the one of If-None-Match")
  @APIResponse(
      responseCode = "404",
      description = "No such graph or version; the detail says which there are")
  public Response compiled(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(
              description = "Number, version or beginning of a version; default: the current",
              example = "1")
          @QueryParam("version")
          @Nullable String version,
      @Context Request request) {
    ViewGraph graph = graph(name, version);
    EntityTag tag = new EntityTag(graph.version());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(Json.bytes(graph)).tag(tag).build()
        : unchanged.tag(tag).build();
  }

  private ViewGraph graph(String name, @Nullable String version) {
    try {
      return version == null ? graphs.compiled(name).graph() : versions.at(name, version);
    } catch (GraphVersions.NoVersionException e) {
      throw ProblemException.notFound("unknown-version", String.valueOf(e.getMessage()));
    }
  }
}
