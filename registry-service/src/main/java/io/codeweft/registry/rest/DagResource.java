package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.dag.DotText;
import io.codeweft.registry.dag.GraphDag;
import io.codeweft.registry.dag.MermaidText;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.Store;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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

/** Shows the shape of a graph. */
@Path("/registry/graphs/{name}/dag")
@Tag(name = "graphs")
public class DagResource {
  private final CurrentGraphs graphs;
  private final Store store;

  DagResource(CurrentGraphs graphs, Store store) {
    this.graphs = graphs;
    this.store = store;
  }

  @GET
  @Operation(
      summary = "The graph as nodes and edges, with waves and critical paths",
      description =
          "Deterministic: equal graphs give equal text. The critical path is told by number of"
              + " views, and by seconds of the last completed build of this version where the"
              + " registry has seen one.")
  @APIResponse(
      responseCode = "200",
      description = "The graph",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = GraphDag.class)),
        @Content(mediaType = DotText.MEDIA_TYPE, schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = MermaidText.MEDIA_TYPE,
            schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "400", description = "The format or depth is wrong")
  @APIResponse(
      responseCode = "404",
      description = "No such graph or view; the detail names the nearest")
  public Response dag(
      @Parameter(description = "Graph name", example = "python") String name,
      @Parameter(
              description = "json, dot (Graphviz) or mermaid",
              schema = @Schema(enumeration = {"json", "dot", "mermaid"}))
          @QueryParam("format")
          @DefaultValue("json")
          String format,
      @Parameter(description = "Only what this view or dataset is computed from, and its readers")
          @QueryParam("view")
          @Nullable String view,
      @Parameter(description = "With view: most steps in each direction, from 1; default all")
          @QueryParam("depth")
          @Nullable Integer depth) {
    if (depth != null && depth < 1) {
      throw ProblemException.badRequest("bad-depth", "depth is " + depth + "; allowed: 1 or more");
    }
    PlannableGraph compiled = graphs.compiled(name);
    GraphDag whole =
        MeasuredBuild.lastOf(store, compiled.graph())
            .map(build -> GraphDag.of(compiled, build.buildId(), build.seconds()))
            .orElseGet(() -> GraphDag.of(compiled));
    GraphDag dag = view == null ? whole : around(whole, compiled.graph(), view, depth);
    return switch (format) {
      case "json" -> Response.ok(dag, MediaType.APPLICATION_JSON_TYPE).build();
      case "dot" -> Response.ok(DotText.of(dag), DotText.MEDIA_TYPE + ";charset=utf-8").build();
      case "mermaid" ->
          Response.ok(MermaidText.of(dag), MermaidText.MEDIA_TYPE + ";charset=utf-8").build();
      default ->
          throw ProblemException.badRequest(
              "bad-format", "format is '" + format + "'; allowed: json, dot, mermaid");
    };
  }

  private static GraphDag around(
      GraphDag whole, ViewGraph graph, String view, @Nullable Integer depth) {
    List<String> names = whole.nodes().stream().map(GraphDag.Node::name).toList();
    if (!names.contains(view)) {
      throw RegistryErrors.unknown("view", view, names);
    }
    return whole.around(graph, view, depth);
  }
}
