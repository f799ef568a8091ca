package io.codeweft.registry.rest;

import io.codeweft.compiler.diff.GraphDiff;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.graph.GraphVersions;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compares two registered versions of a graph. */
@Path("/registry/graphs/{name}/diff")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "graphs")
public class GraphDiffResource {
  private final CurrentGraphs graphs;
  private final GraphVersions versions;

  GraphDiffResource(CurrentGraphs graphs, RegistryWarehouse warehouse) {
    this.graphs = graphs;
    this.versions = new GraphVersions(warehouse.registrations(), warehouse.graphs());
  }

  @GET
  @Operation(
      summary = "What differs between two versions of a graph, and what follows",
      description =
          "Per dataset and view the changes, each with category, reason and columns; what they do to"
              + " views that read what changed; and the tables that are computed again under each"
              + " rebuild policy, with the reason.")
  @APIResponse(responseCode = "200", description = "The difference")
  @APIResponse(responseCode = "400", description = "from is missing")
  @APIResponse(
      responseCode = "404",
      description = "No such graph or version; the detail says which there are")
  public GraphDiff diff(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(
              required = true,
              description = "Number, version or beginning of a version",
              example = "1")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "Likewise; default: the current", example = "2") @QueryParam("to")
          @Nullable String to) {
    if (from == null) {
      throw ProblemException.badRequest(
          "bad-diff", "from is missing; say the number or version to compare with");
    }
    try {
      ViewGraph after = to == null ? graphs.compiled(name).graph() : versions.at(name, to);
      return GraphDiff.between(versions.at(name, from), after);
    } catch (GraphVersions.NoVersionException e) {
      throw ProblemException.notFound("unknown-version", String.valueOf(e.getMessage()));
    }
  }
}
