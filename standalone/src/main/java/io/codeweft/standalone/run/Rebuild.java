package io.codeweft.standalone.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.client.ServiceClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Extracts a repository and follows its build, as often as asked. */
public final class Rebuild {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<String> CHANGES = List.of("added", "changed", "deleted", "renamed");

  private final ServiceClient client;
  private final ExtractRequest request;

  /** Of the graph whose build is waited for; null: for the extract only. */
  private final @Nullable String graphVersion;

  /**
   * How it went.
   *
   * @param landed whether anything had changed
   * @param text what changed, and what there is now
   */
  public record Result(boolean landed, double seconds, String text) {

    /** One line for people. */
    public String describe() {
      return landed
          ? String.format(Locale.ROOT, "built in %.1f s: %s", seconds, text)
          : "up to date: " + text;
    }
  }

  private Rebuild(ServiceClient client, ExtractRequest request, @Nullable String graphVersion) {
    this.client = client;
    this.request = request;
    this.graphVersion = graphVersion;
  }

  /**
   * With the built-in pack, which is registered now.
   *
   * @param options as in {@link ExtractRequest}
   */
  public static Rebuild ofBuiltIn(String serverUrl, Path path, Map<String, Object> options) {
    return new Rebuild(
        new ServiceClient(serverUrl),
        new ExtractRequest(path, options),
        PackRegistration.builtIn(serverUrl));
  }

  /** Through a server that has its graphs already, and builds them by itself. */
  public static Rebuild extractsOf(String serverUrl, Path path, Map<String, Object> options) {
    return new Rebuild(new ServiceClient(serverUrl), new ExtractRequest(path, options), null);
  }

  /**
   * Extracts once, and waits for the build.
   *
   * @throws io.codeweft.standalone.cli.CommandFailure when the extract or the build did not succeed
   */
  public Result once() throws InterruptedException {
    long start = System.nanoTime();
    try (Progress progress = Progress.onStandardError()) {
      return graphVersion == null
          ? extracted(start, progress)
          : built(start, progress, new BuildWait(client), graphVersion);
    }
  }

  private Result extracted(long start, Progress progress) throws InterruptedException {
    JsonNode extract = new ExtractRun(client).run(request, progress);
    return result(
        start,
        extract,
        String.format(Locale.ROOT, "%,d files extracted", extract.path("files_total").asLong()));
  }

  private Result built(long start, Progress progress, BuildWait wait, String graphVersion)
      throws InterruptedException {
    JsonNode extract = new ExtractRun(client).run(request, progress);
    JsonNode tables =
        wait.completed(BuildWait.BuildKey.of(extract, graphVersion), progress).path("tables");
    return result(
        start,
        extract,
        String.format(
            Locale.ROOT,
            "%,d nodes, %,d edges",
            tables.path("cpg_nodes_v1").path("rows").asLong(),
            tables.path("cpg_edges_v1").path("rows").asLong()));
  }

  private static Result result(long start, JsonNode extract, String counts) {
    boolean landed = extract.path("state").asText().equals("landed");
    return new Result(
        landed,
        (System.nanoTime() - start) / NANOS_PER_SECOND,
        (landed ? changes(extract.path("changes")) + "; " : "") + counts);
  }

  private static String changes(JsonNode changes) {
    List<String> parts = new ArrayList<>();
    for (String kind : CHANGES) {
      long count = changes.path(kind).asLong();
      if (count > 0) {
        parts.add(String.format(Locale.ROOT, "%,d %s", count, kind));
      }
    }
    return parts.isEmpty() ? "no file changed" : String.join(", ", parts);
  }
}
