package io.codeweft.extract.http;

import io.codeweft.extract.ExtractRequest;
import io.codeweft.extract.run.ExtractRuns;
import io.codeweft.runtime.http.Problem;
import io.codeweft.runtime.http.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs of extracts. */
@Path("/extract/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extracts", description = "Turning repositories into extract datasets")
public final class ExtractResource {
  private final ExtractRuns runs;

  ExtractResource(ExtractRuns runs) {
    this.runs = runs;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Extract a repository that lies on this machine",
      description = "Answers at once; the run goes on and can be asked for by its id.")
  @APIResponse(
      responseCode = "202",
      description = "Queued",
      content = @Content(schema = @Schema(implementation = RunStatus.class)))
  @APIResponse(
      responseCode = "400",
      description = "A value is not allowed",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too many runs wait",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response start(@Nullable ExtractRequest request) {
    return Queued.answer(request, "the body is missing; send {\"path\": FOLDER}", runs::submit);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far a run is", description = "The last 1000 runs are remembered.")
  @APIResponse(
      responseCode = "200",
      description = "The run",
      content = @Content(schema = @Schema(implementation = RunStatus.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such run",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public RunStatus status(@PathParam("id") String id) {
    return runs.find(id)
        .map(RunStatus::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "unknown-run",
                    "there is no run "
                        + id
                        + "; runs are forgotten when the service restarts and after 1000 others"));
  }
}
