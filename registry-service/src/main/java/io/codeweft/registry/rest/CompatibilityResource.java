package io.codeweft.registry.rest;

import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import io.codeweft.contracts.function.SnapshotDiff;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.build.RegistryState;
import io.codeweft.registry.graph.FunctionImpact;
import io.codeweft.registry.plan.PlannableGraph;
import io.codeweft.registry.service.RegistryErrors;
import io.codeweft.registry.service.RegistryWarehouse;
import io.codeweft.registry.service.Store;
import io.codeweft.runtime.http.ProblemException;
import io.codeweft.tables.StoredSnapshots;
import io.codeweft.tables.TableException;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Compares function snapshots. */
@Path("/registry/functions/compatibility")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "functions", description = "Functions that views may use")
public class CompatibilityResource {
  private final Store store;
  private final CurrentGraphs graphs;
  private final StoredSnapshots snapshots;

  CompatibilityResource(Store store, CurrentGraphs graphs, RegistryWarehouse warehouse) {
    this.store = store;
    this.graphs = graphs;
    this.snapshots = warehouse.snapshots();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What a function snapshot would change",
      description =
          "Compares the current snapshot with the given one: removed functions, changed signatures"
              + " and implementations, with the views of the current graphs that use them."
              + " Nothing is stored.")
  @APIResponse(
      responseCode = "200",
      description = "The differences",
      content = @Content(schema = @Schema(implementation = CompatibilityAnswer.class)))
  @APIResponse(responseCode = "400", description = "The body is no snapshot")
  @APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
  public CompatibilityAnswer withCandidate(@NotNull FunctionSnapshot candidate) {
    return compare(current(), candidate);
  }

  @GET
  @Operation(
      summary = "What has changed since a function snapshot",
      description = "Compares a snapshot that graphs were compiled with and the current one.")
  @APIResponse(
      responseCode = "200",
      description = "The differences",
      content = @Content(schema = @Schema(implementation = CompatibilityAnswer.class)))
  @APIResponse(responseCode = "400", description = "No hash is given")
  @APIResponse(responseCode = "404", description = "No graph was compiled with such a snapshot")
  @APIResponse(responseCode = "503", description = "No function snapshot has been published yet")
  public CompatibilityAnswer since(
      @Parameter(description = "Hash of the earlier snapshot", required = true)
          @QueryParam("against")
          @Nullable String against) {
    if (against == null) {
      throw ProblemException.badRequest(
          "no-snapshot", "against= is missing; it is the hash of a snapshot");
    }
    FunctionSnapshot before;
    try {
      before = snapshots.get(against);
    } catch (TableException e) {
      throw ProblemException.notFound("unknown-snapshot", String.valueOf(e.getMessage()));
    }
    return compare(before, current());
  }

  private CompatibilityAnswer compare(FunctionSnapshot before, FunctionSnapshot after) {
    List<ViewGraph> all = graphs.candidates(null).stream().map(PlannableGraph::graph).toList();
    return new CompatibilityAnswer(
        before.hash(),
        after.hash(),
        SnapshotCheck.findings(after),
        FunctionImpact.of(SnapshotDiff.between(before, after), all).stream()
            .map(CompatibilityAnswer.Change::of)
            .toList());
  }

  private FunctionSnapshot current() {
    return store.read(RegistryState::functions).orElseThrow(RegistryErrors::noFunctionSnapshot);
  }
}
