package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Register the pack, extract, wait for the build, sum up. */
public final class RunJob {
  private final ServiceClient client;
  private final String serverUrl;
  private final Path warehouse;
  private final @Nullable Path path;
  private final Map<String, Object> options;

  /**
   * A job against running services.
   *
   * @param path repository, or null for Python's standard library
   * @param options as in {@link ExtractRequest}
   */
  public RunJob(
      String serverUrl, Path warehouse, @Nullable Path path, Map<String, Object> options) {
    this.client = new ServiceClient(serverUrl);
    this.serverUrl = serverUrl;
    this.warehouse = warehouse;
    this.path = path;
    this.options = options;
  }

  /**
   * Runs the job.
   *
   * @throws CommandFailure when a phase failed
   */
  public RunSummary run() throws InterruptedException {
    try (Progress progress = Progress.onStandardError()) {
      String graphVersion = PackRegistration.builtIn(serverUrl);
      BuildWait wait = new BuildWait(client);
      long extractStart = System.nanoTime();
      JsonNode extract = extract(progress);
      double extractSeconds = seconds(extractStart);
      BuildWait.BuildKey key = BuildWait.BuildKey.of(extract, graphVersion);
      Optional<JsonNode> before =
          extract.path("state").asText().equals("unchanged")
              ? wait.alreadyCompleted(key)
              : Optional.empty();
      JsonNode build = before.isPresent() ? before.get() : wait.completed(key, progress);
      progress.close();
      return new SummaryReader(warehouse)
          .read(
              before.isPresent() ? "unchanged" : "completed",
              extract,
              build,
              extractSeconds,
              RunJob::secondsOfProcess);
    } catch (ServiceProblem e) {
      throw new CommandFailure(ExitCode.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode extract(Progress progress) throws InterruptedException {
    ExtractRequest request =
        path == null ? StandardLibrary.request(options) : new ExtractRequest(path, options);
    try {
      return new ExtractRun(client).run(request, progress);
    } catch (ServiceProblem e) {
      throw new CommandFailure(ExitCode.EXTRACTION_FAILED, "extraction failed: " + e.getMessage());
    }
  }

  private static double secondsOfProcess() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e6) / 1e3;
  }
}
