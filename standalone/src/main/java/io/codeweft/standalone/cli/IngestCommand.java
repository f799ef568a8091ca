package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.standalone.client.ServerUnreachable;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import io.codeweft.standalone.run.ExtractRun;
import io.codeweft.standalone.run.OfferFolder;
import io.codeweft.standalone.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft ingest}: offers an extract that was made elsewhere to a running server. */
@Command(
    name = "ingest",
    description = {
      "Lands an extract that was made elsewhere, through a running server, which then builds it.",
      "A folder holds DATASET.parquet or DATASET.arrow, or a folder DATASET of such files; its"
          + " files are copied to the inbox of the server, and replace all rows of these datasets.",
      "A .json file is an offer as in docs/extraction.md; its files lie in the inbox already."
    },
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.json|DIR", description = "An offer, or the files of one.")
  private Path source = Path.of(".");

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description = "Repository; needed for a folder, and in place of what an offer says.")
  private @Nullable String repo;

  @Option(
      names = "--tool",
      paramLabel = "NAME",
      defaultValue = "weft-ingest",
      description = "What made the files of a folder. Default: ${DEFAULT-VALUE}")
  private String tool = "";

  @Option(
      names = "--tool-version",
      paramLabel = "VERSION",
      defaultValue = "1",
      description = "Its version. Default: ${DEFAULT-VALUE}")
  private String toolVersion = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Default: ${DEFAULT-VALUE}")
  private String server = "";

  @Override
  public Integer call() throws InterruptedException {
    try (Progress progress = Progress.onStandardError()) {
      ServiceClient client = new ServiceClient(server);
      JsonNode landed = new ExtractRun(client).offer(offer(client), progress);
      progress.line(
          "extract "
              + landed.path("extract_id").asText()
              + " "
              + landed.path("state").asText()
              + ": "
              + landed.path("files_total").asLong()
              + " files");
      return ExitCode.OK.code();
    } catch (ServerUnreachable | ServiceProblem e) {
      throw new CommandFailure(ExitCode.EXTRACTION_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode offer(ServiceClient client) {
    if (Files.isDirectory(source)) {
      if (repo == null) {
        throw new CommandFailure(ExitCode.BAD_ARGUMENTS, "name the repository: --repo NAME");
      }
      Path inbox = Path.of(client.get("/extract/offers/inbox").path("path").asText());
      return Json.mapper()
          .valueToTree(new OfferFolder(source, inbox).offer(repo, tool, toolVersion));
    }
    try {
      JsonNode offer = Json.mapper().readTree(Files.readAllBytes(source));
      if (offer instanceof ObjectNode fields) {
        return repo == null ? fields : fields.put("repo", repo);
      }
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, source + " is not a JSON object");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_ARGUMENTS, source + " cannot be read as an offer: " + e.getMessage());
    }
  }
}
