package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.plan.PlannableGraph;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the views of the current graphs. */
@Path("/registry/views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "views", description = "Compiled views")
public class ViewsResource {
  private final CurrentGraphs graphs;

  ViewsResource(CurrentGraphs graphs) {
    this.graphs = graphs;
  }

  @GET
  @Operation(summary = "All views of all current graphs, each graph in execution order")
  public List<ViewSummary> list() {
    return graphs.all().stream()
        .flatMap(
            graph ->
                graphs.compiled(graph.name()).graph().views().stream()
                    .map(view -> ViewSummary.of(graph.name(), view)))
        .toList();
  }

  @GET
  @Path("/{name}")
  @Operation(
      summary = "One view: plan, fingerprints, columns, lineage, partitioning, contract, SQL",
      description =
          "The entity tag is of the content: it stays as long as nothing about the view changes."
              + " Where several graphs have a view of this name, the graph must be given.")
  @APIResponse(
      responseCode = "200",
      description = "The view",
      content = @Content(schema = @Schema(implementation = ViewAnswer.class)))
  @APIResponse(responseCode = "304", description = "It is still the one of If-None-Match")
  @APIResponse(responseCode = "400", description = "Several graphs have such a view")
  @APIResponse(responseCode = "404", description = "No such view; the detail names the nearest")
  public Response view(
      @Parameter(description = "View name", example = "cpg_nodes_v1") String name,
      @Parameter(description = "Graph name") @QueryParam("graph") @Nullable String graph,
      @Context Request request) {
    ViewAnswer answer = answer(name, graph);
    EntityTag tag = new EntityTag(Json.fingerprint(answer));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null ? Response.ok(answer).tag(tag).build() : unchanged.tag(tag).build();
  }

  private ViewAnswer answer(String name, @Nullable String graphName) {
    PlannableGraph compiled = graphs.theOneHaving(name, graphName);
    ViewGraph graph = compiled.graph();
    ViewArtefact view = graph.view(name).orElse(null);
    if (view == null) {
      throw ProblemException.notFound(
          "unknown-view", "'" + name + "' is a dataset; see /registry/datasets");
    }
    return ViewAnswer.of(graph, view, compiled.stages());
  }
}
