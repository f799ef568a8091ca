package io.codeweft.materializer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /materializer/status}. */
@Path("/materializer/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
  private final Materializer materializer;

  StatusResource(Materializer materializer) {
    this.materializer = materializer;
  }

  /** What this service does right now. */
  @GET
  public MaterializerStatus status() {
    return materializer.status();
  }
}
