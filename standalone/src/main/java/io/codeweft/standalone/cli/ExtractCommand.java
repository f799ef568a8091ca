package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.standalone.client.ServerUnreachable;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import io.codeweft.standalone.run.ExtractRequest;
import io.codeweft.standalone.run.ExtractRun;
import io.codeweft.standalone.run.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft extract}: asks a running server to extract a repository; the build follows there. */
@Command(
    name = "extract",
    description = "Extracts a repository through a running server, which then builds it.",
    mixinStandardHelpOptions = true)
public final class ExtractCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "Repository, as the server sees it.")
  private Path path = Path.of(".");

  @Mixin private ExtractOptions options = new ExtractOptions();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Default: ${DEFAULT-VALUE}")
  private String server = "";

  @Override
  public Integer call() throws InterruptedException {
    ExtractRequest request = new ExtractRequest(path, options.given());
    try (Progress progress = Progress.onStandardError()) {
      JsonNode landed = new ExtractRun(new ServiceClient(server)).run(request, progress);
      progress.line(
          "extract "
              + landed.path("extract_id").asText()
              + " landed: "
              + landed.path("files_total").asLong()
              + " files, "
              + landed.path("errors").asLong()
              + " with errors");
      return ExitCode.OK.code();
    } catch (ServerUnreachable | ServiceProblem e) {
      throw new CommandFailure(ExitCode.EXTRACTION_FAILED, String.valueOf(e.getMessage()));
    }
  }
}
