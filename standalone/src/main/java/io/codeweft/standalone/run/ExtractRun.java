package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.client.ServiceClient;

/** Starts an extract and follows it to its end. */
public final class ExtractRun {
  private static final long POLL_MILLIS = 100;

  private final ServiceClient client;

  public ExtractRun(ServiceClient client) {
    this.client = client;
  }

  /**
   * Waits until the extract landed or was found unchanged.
   *
   * @return the final state of the run
   * @throws CommandFailure with {@link ExitCode#EXTRACTION_FAILED} when it failed
   */
  public JsonNode run(ExtractRequest request, Progress progress) throws InterruptedException {
    return follow(client.post("/extract/runs", request.body()), progress);
  }

  /** Likewise, for an extract that was made elsewhere: the data of the event extract-offered. */
  public JsonNode offer(JsonNode offer, Progress progress) throws InterruptedException {
    return follow(client.post("/extract/offers", offer), progress);
  }

  private JsonNode follow(JsonNode queued, Progress progress) throws InterruptedException {
    String id = queued.path("run_id").asText();
    while (true) {
      JsonNode run = client.get("/extract/runs/" + id);
      switch (run.path("state").asText()) {
        case "landed", "unchanged" -> {
          return run;
        }
        case "refused" ->
            throw new CommandFailure(
                ExitCode.EXTRACTION_FAILED, "the offer is refused: " + run.path("error").asText());
        case "failed" ->
            throw new CommandFailure(
                ExitCode.EXTRACTION_FAILED, "extraction failed: " + run.path("error").asText());
        default -> progress.update(describe(run));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static String describe(JsonNode run) {
    return run.path("state").asText()
        + "  "
        + run.path("files_done").asLong()
        + "/"
        + run.path("files_total").asLong()
        + " files";
  }
}
