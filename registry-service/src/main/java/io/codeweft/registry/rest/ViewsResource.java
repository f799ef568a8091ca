package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
      summary = "One view: columns, dependencies, functions, fingerprint, contract, SQL",
      description = "Where several graphs have a view of this name, the graph must be given.")
  @APIResponse(
      responseCode = "200",
      description = "The view",
      content = @Content(schema = @Schema(implementation = ViewAnswer.class)))
  @APIResponse(responseCode = "400", description = "Several graphs have such a view")
  @APIResponse(responseCode = "404", description = "No such view; the detail names the nearest")
  public ViewAnswer view(
      @Parameter(description = "View name", example = "cpg_nodes_v1") String name,
      @Parameter(description = "Graph name") @QueryParam("graph") @Nullable String graph) {
    SortedMap<String, PlannableGraph> candidates = new TreeMap<>();
    if (graph == null) {
      graphs.all().stream()
          .map(ViewGraphRegistered::name)
          .forEach(each -> candidates.put(each, graphs.compiled(each)));
    } else {
      candidates.put(graph, graphs.compiled(graph));
    }
    Map<String, PlannableGraph> having = new TreeMap<>(candidates);
    having.values().removeIf(compiled -> compiled.graph().view(name).isEmpty());
    if (having.size() > 1) {
      throw ProblemException.badRequest(
          "ambiguous-view",
          "view '"
              + name
              + "' is in the graphs "
              + String.join(", ", having.keySet())
              + "; say which with ?graph=");
    }
    return having.entrySet().stream()
        .findFirst()
        .map(found -> answer(found.getKey(), name, found.getValue()))
        .orElseThrow(
            () ->
                RegistryErrors.unknown(
                    "view",
                    name,
                    candidates.values().stream()
                        .flatMap(compiled -> compiled.graph().views().stream())
                        .map(ViewArtefact::name)
                        .toList()));
  }

  private static ViewAnswer answer(String graphName, String name, PlannableGraph compiled) {
    ViewGraph graph = compiled.graph();
    return ViewAnswer.of(
        graphName,
        graph.view(name).orElseThrow(),
        graph.views().stream().filter(view -> view.dependencies().contains(name)).toList(),
        compiled.stages());
  }
}
