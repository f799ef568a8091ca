package io.codeweft.extract.http;

import io.codeweft.contracts.event.ExtractOffered;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.ExtractException;
import io.codeweft.extract.offer.Offers;
import io.codeweft.runtime.http.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Extracts that were made elsewhere. */
@Path("/extract/offers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extracts", description = "Turning repositories into extract datasets")
public final class OfferResource {
  private final Offers offers;

  OfferResource(Offers offers) {
    this.offers = offers;
  }

  /**
   * Where the files of offers have to lie.
   *
   * @param path as this service sees it
   */
  public record InboxAnswer(String path) {}

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Land an extract that was made elsewhere",
      description =
          "The data of the event io.codeweft.extract-offered.v1. Answers at once; the run goes on"
              + " and can be asked for by its id.")
  @APIResponse(
      responseCode = "202",
      description = "Queued",
      content = @Content(schema = @Schema(implementation = RunStatus.class)))
  @APIResponse(
      responseCode = "400",
      description = "The offer as such is not allowed",
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
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ExtractOffered.class)))
  public Response offer(@Nullable String offer) {
    return Queued.answer(
        offer,
        "the body is missing; see docs/extraction.md for an offer",
        body -> offers.submit(read(body)));
  }

  /** What a record of ours says of missing properties is an answer, too. */
  private static ExtractOffered read(String body) {
    try {
      return Json.read(body.getBytes(StandardCharsets.UTF_8), ExtractOffered.class);
    } catch (IllegalArgumentException e) {
      throw new ExtractException(String.valueOf(e.getMessage()), e);
    }
  }

  @GET
  @Path("/inbox")
  @Operation(summary = "The folder below which the files of offers have to lie")
  @APIResponse(responseCode = "200", description = "The folder")
  public InboxAnswer inbox() {
    return new InboxAnswer(offers.inbox().toString());
  }
}
