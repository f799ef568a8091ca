package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.lineage.Consequences;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what rebuilds if something changes. */
@Path("/registry/impact")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lineage", description = "Where columns come from, and what rebuilds when")
public class ImpactResource {
  private final CurrentGraphs graphs;

  ImpactResource(CurrentGraphs graphs) {
    this.graphs = graphs;
  }

  @GET
  @Operation(
      summary = "What rebuilds if this dataset, view, column or function changes, and why",
      description =
          "Exactly one of dataset, view and function; a column only with the first two. One answer"
              + " for each graph that has it: affected views in execution order, each with a"
              + " shortest chain of reasons, and views that are spared although they read it.")
  @APIResponse(responseCode = "200", description = "What follows, for each graph")
  @APIResponse(
      responseCode = "400",
      description = "Not exactly one of dataset, view and function is given")
  @APIResponse(
      responseCode = "404",
      description = "No graph has such a thing; the detail names the nearest")
  public List<Consequences> impact(
      @Parameter(description = "A dataset", example = "ast_files_v1") @QueryParam("dataset")
          @Nullable String dataset,
      @Parameter(description = "A view") @QueryParam("view") @Nullable String view,
      @Parameter(description = "A column of it, or a path into one", example = "nodes[].span")
          @QueryParam("column")
          @Nullable String column,
      @Parameter(description = "A library function") @QueryParam("function")
          @Nullable String function,
      @Parameter(description = "Only this graph") @QueryParam("graph") @Nullable String graph) {
    long given = Stream.of(dataset, view, function).filter(Objects::nonNull).count();
    if (given != 1 || (function != null && column != null)) {
      throw ProblemException.badRequest(
          "bad-impact",
          "give exactly one of dataset, view and function; column goes with a dataset or view");
    }
    if (function != null) {
      return ofFunction(function, graph);
    }
    String table = dataset != null ? dataset : Objects.requireNonNull(view);
    return each(
        graphs.having(table, graph),
        each ->
            column == null
                ? Consequences.ofTable(each, table)
                : Consequences.ofColumn(each, table, column));
  }

  private List<Consequences> ofFunction(String function, @Nullable String graph) {
    List<PlannableGraph> candidates = graphs.candidates(graph);
    List<PlannableGraph> calling =
        candidates.stream().filter(each -> functions(each).anyMatch(function::equals)).toList();
    if (calling.isEmpty()) {
      throw RegistryErrors.unknown(
          "function",
          function,
          candidates.stream().flatMap(ImpactResource::functions).distinct().toList());
    }
    return each(calling, each -> Consequences.ofFunction(each, function));
  }

  private static Stream<String> functions(PlannableGraph compiled) {
    return compiled.graph().views().stream().flatMap(view -> view.functions().stream());
  }

  private static List<Consequences> each(
      List<PlannableGraph> found, Function<ViewGraph, Consequences> consequences) {
    try {
      return found.stream().map(PlannableGraph::graph).map(consequences).toList();
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("unknown-column", String.valueOf(e.getMessage()));
    }
  }
}
