package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Follows the build of an extract to its end. */
final class BuildWait {
  private static final long POLL_MILLIS = 100;

  /** A stopped build is planned anew when its extract lands again; this long it may take. */
  private static final Duration REPLAN_LIMIT = Duration.ofSeconds(30);

  private static final int NOT_FOUND = 404;

  private final ServiceClient client;
  private final Set<String> stoppedBefore = new HashSet<>();

  /** Remembers which builds had been stopped before this run: their ends are not this run's. */
  BuildWait(ServiceClient client) {
    this.client = client;
    for (JsonNode build : client.get("/registry/builds?limit=500").path("builds")) {
      if (isStopped(build)) {
        stoppedBefore.add(end(build));
      }
    }
  }

  /** The build of that extract and graph, when it has already completed. */
  Optional<JsonNode> alreadyCompleted(BuildKey key) {
    return find(key).filter(build -> state(build).equals("completed"));
  }

  /**
   * Waits for the end of a build.
   *
   * @throws CommandFailure with {@link ExitCode#BUILD_REFUSED} when it did not complete
   */
  JsonNode completed(BuildKey key, Progress progress) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Optional<JsonNode> found = find(key);
      if (found.isPresent()) {
        JsonNode build = found.get();
        if (state(build).equals("completed")) {
          return build;
        }
        boolean old = stoppedBefore.contains(end(build));
        if (isStopped(build) && (!old || System.nanoTime() - start > REPLAN_LIMIT.toNanos())) {
          throw ended(build);
        }
        progress.update(describe(build));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /**
   * What identifies the build of a run.
   *
   * @param graphVersion version of the registered graph
   */
  record BuildKey(String repo, String extractId, String graphVersion) {
    /** Of the build of an extract, the final state of whose run is given. */
    static BuildKey of(JsonNode extract, String graphVersion) {
      return new BuildKey(
          extract.path("repo").asText(), extract.path("extract_id").asText(), graphVersion);
    }
  }

  /**
   * The build that holds the extract, once the registry has heard of the extract. It may be older:
   * an extract whose tables are those of an earlier one gets no build of its own.
   */
  private Optional<JsonNode> find(BuildKey key) {
    JsonNode repository;
    try {
      repository =
          client.get(
              "/registry/repositories/" + URLEncoder.encode(key.repo(), StandardCharsets.UTF_8));
    } catch (ServiceProblem e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
    if (!repository.path("extract").path("extract_id").asText().equals(key.extractId())) {
      return Optional.empty();
    }
    for (JsonNode current : repository.path("builds")) {
      JsonNode build = current.path("build");
      if (current.path("up_to_date").asBoolean()
          && build.path("graph_version").asText().equals(key.graphVersion())) {
        return Optional.of(client.get("/registry/builds/" + build.path("build_id").asText()));
      }
    }
    return Optional.empty();
  }

  private static String state(JsonNode build) {
    return build.path("state").asText().toLowerCase(Locale.ROOT);
  }

  private static boolean isStopped(JsonNode build) {
    return state(build).equals("refused") || state(build).equals("failed");
  }

  private static String end(JsonNode build) {
    return build.path("build_id").asText() + "@" + build.path("ended_at").asText();
  }

  private static CommandFailure ended(JsonNode build) {
    return new CommandFailure(
        state(build).equals("refused") ? ExitCode.BUILD_REFUSED : ExitCode.INTERNAL,
        "build "
            + build.path("build_id").asText()
            + " "
            + state(build)
            + ": "
            + build.path("reason").asText());
  }

  private static String describe(JsonNode build) {
    JsonNode progress = build.path("progress");
    return String.format(
        Locale.ROOT,
        "views  %d/%d tasks (%d reused), %,d rows committed",
        progress.path("committed").asLong(),
        progress.path("tasks").asLong(),
        progress.path("reused").asLong(),
        progress.path("rows").asLong());
  }
}
