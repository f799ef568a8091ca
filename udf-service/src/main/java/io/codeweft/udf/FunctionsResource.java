package io.codeweft.udf;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.runtime.http.Problem;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The functions that views may use, read-only: the library, and those made by SQL. */
@Path("/udf")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "functions", description = "Functions that views may use")
public final class FunctionsResource {
  private final FunctionStore store;

  FunctionsResource(FunctionStore store) {
    this.store = store;
  }

  @GET
  @Path("/snapshot")
  @Operation(
      summary = "The snapshot that views are pinned to",
      description = "All definitions with the hash over them; the event on weft-udf-snapshot-v1.")
  public FunctionSnapshot snapshot() {
    return store.current().snapshot();
  }

  @GET
  @Path("/functions")
  @Operation(summary = "All functions with their signatures, by name")
  public List<FunctionSummary> functions() {
    return snapshot().functions().stream().map(FunctionSummary::of).toList();
  }

  @GET
  @Path("/functions/{name}")
  @Operation(
      summary = "One function: null rule, documentation, examples",
      description = "By name or alias, compared without case.")
  @APIResponse(responseCode = "200", description = "The definition")
  @APIResponse(
      responseCode = "404",
      description = "No such function; the detail names the nearest",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public FunctionDefinition function(
      @Parameter(description = "Name or alias", example = "stable_id") String name) {
    return snapshot()
        .find(name)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "unknown-function",
                    "no function '"
                        + name
                        + "'"
                        + snapshot()
                            .nearest(name)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                        + " All functions: /udf/functions"));
  }

  @GET
  @Path("/refused")
  @Operation(
      summary = "SQL functions that are left aside",
      description =
          "They were made over another library and do not pass with this one; the reason says why."
              + " Replace or delete them with POST and DELETE of /registry/functions.")
  public List<CurrentFunctions.Refused> refused() {
    return List.copyOf(store.current().refused().values());
  }
}
