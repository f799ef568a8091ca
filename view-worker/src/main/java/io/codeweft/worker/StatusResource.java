package io.codeweft.worker;

import io.codeweft.worker.task.TaskRunner;
import io.codeweft.worker.task.WorkerStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /worker/status}. */
@Path("/worker/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
  private final TaskRunner runner;

  StatusResource(TaskRunner runner) {
    this.runner = runner;
  }

  /** What this worker does right now. */
  @GET
  public WorkerStatus status() {
    return runner.status();
  }
}
