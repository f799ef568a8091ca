package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.rest.RegistrationSummary;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.sql.LastBuild;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft history}: what was registered, rolled back, deleted and refused. */
@Command(
    name = "history",
    description = "Lists registrations, newest first, refusals included.",
    mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
  private static final int MAX_LIMIT = 500;

  @Mixin private RegistryOption registry = new RegistryOption();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only this graph.")
  private @Nullable String name;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "Most rows, up to 500. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new CommandFailure(
          ExitCode.BAD_ARGUMENTS, "--limit is " + limit + "; allowed: 1 to " + MAX_LIMIT);
    }
    String server = registry.server();
    List<RegistrationSummary> rows = server == null ? ofWarehouse() : ofServer(server);
    format.print(rows, out -> rows.forEach(row -> print(row, out)));
    return ExitCode.OK.code();
  }

  private List<RegistrationSummary> ofWarehouse() {
    List<RegistrationRecord> rows =
        new RegistrationHistory(LastBuild.open(registry.warehouse()), false).all();
    return rows.reversed().stream()
        .filter(row -> name == null || row.graph().equals(name))
        .limit(limit)
        .map(RegistrationSummary::of)
        .toList();
  }

  private List<RegistrationSummary> ofServer(String server) {
    String only = name == null ? "" : "&graph=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    JsonNode page = new ServiceClient(server).get("/registry/registrations?limit=" + limit + only);
    return StreamSupport.stream(page.path("registrations").spliterator(), false)
        .map(row -> Json.read(Json.bytes(row), RegistrationSummary.class))
        .toList();
  }

  private static void print(RegistrationSummary row, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-20s %-6s %-12s %-12.12s %s%s%n",
        row.graph(),
        row.number() == null ? "-" : "@" + row.number(),
        row.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        row.version() == null ? "-" : row.version(),
        row.registeredAt(),
        note(row));
  }

  private static String note(RegistrationSummary row) {
    if (row.findingCount() > 0) {
      return "  " + row.findingCount() + " findings";
    }
    if (row.restores() != null) {
      return "  back to @" + row.restores();
    }
    return row.reason() == null ? "" : "  " + row.reason();
  }
}
