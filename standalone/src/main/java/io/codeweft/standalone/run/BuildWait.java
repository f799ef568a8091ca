package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.client.ServiceClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Follows the build of an extract to its end. */
final class BuildWait {
  private static final long POLL_MILLIS = 100;

  private final ServiceClient client;
  private final String repo;
  private final String extractId;
  private final String graphVersion;

  BuildWait(ServiceClient client, String repo, String extractId, String graphVersion) {
    this.client = client;
    this.repo = repo;
    this.extractId = extractId;
    this.graphVersion = graphVersion;
  }

  /** The build that had already completed before this run, if any. */
  Optional<JsonNode> alreadyCompleted() {
    return find().filter(build -> build.path("state").asText().equals("completed"));
  }

  /**
   * Waits for the end of a build.
   *
   * @throws CommandFailure with {@link ExitCode#BUILD_REFUSED} when it did not complete
   */
  JsonNode completed(Progress progress) throws InterruptedException {
    while (true) {
      Optional<JsonNode> found = find();
      if (found.isPresent()) {
        JsonNode build = found.get();
        switch (build.path("state").asText()) {
          case "completed" -> {
            return build;
          }
          case "refused" -> throw ended(ExitCode.BUILD_REFUSED, build);
          case "failed" -> throw ended(ExitCode.INTERNAL, build);
          default -> progress.update(describe(build));
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private Optional<JsonNode> find() {
    String query =
        "/registry/builds?repo=" + URLEncoder.encode(repo, StandardCharsets.UTF_8) + "&limit=20";
    for (JsonNode build : client.get(query).path("builds")) {
      if (build.path("extract_id").asText().equals(extractId)
          && build.path("graph_version").asText().equals(graphVersion)) {
        return Optional.of(client.get("/registry/builds/" + build.path("build_id").asText()));
      }
    }
    return Optional.empty();
  }

  private static CommandFailure ended(ExitCode exitCode, JsonNode build) {
    return new CommandFailure(
        exitCode,
        "build "
            + build.path("build_id").asText()
            + " "
            + build.path("state").asText()
            + ": "
            + build.path("reason").asText());
  }

  private static String describe(JsonNode build) {
    return "views  "
        + build.path("tasks_done").asLong()
        + "/"
        + build.path("tasks_total").asLong()
        + " tasks, "
        + build.path("rows_committed").asLong()
        + " rows committed";
  }
}
