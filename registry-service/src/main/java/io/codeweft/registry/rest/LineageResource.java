package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.lineage.Trace;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows where columns come from and go to. */
@Path("/registry/views/{name}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lineage", description = "Where columns come from, and what rebuilds when")
public class LineageResource {
  private final CurrentGraphs graphs;

  LineageResource(CurrentGraphs graphs) {
    this.graphs = graphs;
  }

  @GET
  @Operation(
      summary = "Lineage of a view or one of its columns, through all views",
      description =
          "Steps that make values and steps that decide which rows there are, apart, nearest"
              + " first. Down, the name may be that of a dataset, and the column a path into one:"
              + " nodes[].span.bstart.")
  @APIResponse(
      responseCode = "200",
      description = "The steps",
      content = @Content(schema = @Schema(implementation = Trace.class)))
  @APIResponse(
      responseCode = "400",
      description = "The direction or depth is wrong, or several graphs have such a view")
  @APIResponse(
      responseCode = "404",
      description = "No such view or column; the detail names the nearest")
  public Trace lineage(
      @Parameter(description = "View or dataset", example = "cpg_nodes_v1") String name,
      @Parameter(description = "Only this column; default all", example = "node_id")
          @QueryParam("column")
          @Nullable String column,
      @Parameter(
              description = "up: what it is made of; down: what is made of it",
              schema = @Schema(enumeration = {"up", "down"}))
          @QueryParam("direction")
          @DefaultValue("up")
          String direction,
      @Parameter(description = "Most steps, from 1; default all") @QueryParam("depth")
          @Nullable Integer depth,
      @Parameter(description = "Graph name") @QueryParam("graph") @Nullable String graph) {
    if (depth != null && depth < 1) {
      throw ProblemException.badRequest("bad-depth", "depth is " + depth + "; allowed: 1 or more");
    }
    ViewGraph compiled = graphs.theOneHaving(name, graph).graph();
    try {
      return switch (direction) {
        case "up" -> Trace.up(compiled, name, column, depth);
        case "down" -> Trace.down(compiled, name, column, depth);
        default ->
            throw ProblemException.badRequest(
                "bad-direction", "direction is '" + direction + "'; allowed: up, down");
      };
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("unknown-column", String.valueOf(e.getMessage()));
    }
  }
}
