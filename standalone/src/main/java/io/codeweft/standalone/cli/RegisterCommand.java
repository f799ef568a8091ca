package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.compiler.diff.GraphDiff;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.standalone.graph.PackGraphs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft register}: makes the pack in a folder current. */
@Command(
    name = "register",
    description = "Registers the pack in a folder; its views are built from then on.",
    mixinStandardHelpOptions = true)
public final class RegisterCommand implements Callable<Integer> {
  @Mixin private RegistryOption registry = new RegistryOption();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "DIR", description = "Folder with a pack.yaml.")
  private Path folder = Path.of(".");

  @Option(names = "--dry-run", description = "Only says what it would do.")
  private boolean dryRun;

  @Override
  public Integer call() {
    PackBundle pack = PackGraphs.read(folder);
    return registry.with(
        "weft register",
        client -> {
          JsonNode answer = client.post("/registry/graphs" + (dryRun ? "?dry_run=true" : ""), pack);
          format.print(
              answer,
              out -> {
                if (dryRun) {
                  preview(answer, out);
                } else {
                  print(answer, out);
                }
              });
        });
  }

  private static void preview(JsonNode answer, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "dry run: graph %s would be version %.12s, %s%n",
        answer.path("name").asText(),
        answer.path("version").asText(),
        answer.path("unchanged").asBoolean()
            ? "which is current"
            : answer.has("current")
                ? "in place of number " + answer.at("/current/number").asLong()
                : "the first of that name");
    counts(answer, out);
    int wave = 1;
    for (JsonNode tables : answer.path("waves")) {
      out.println("  wave " + wave++ + ": " + tables.valueStream().map(JsonNode::asText).toList());
    }
    if (answer.hasNonNull("changes")) {
      DiffText.print(Json.read(Json.bytes(answer.path("changes")), GraphDiff.class), out);
    }
  }

  static void print(JsonNode answer, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "graph %s is current as number %d, version %.12s%n",
        answer.path("name").asText(),
        answer.path("number").asLong(),
        answer.path("version").asText());
    counts(answer, out);
    if (answer.hasNonNull("reason")) {
      out.println("  " + answer.path("reason").asText());
    }
  }

  private static void counts(JsonNode answer, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  %d datasets, %d views, %d of them tables; %d views compiled, %d known before%n",
        answer.path("datasets").asInt(),
        answer.path("views").asInt(),
        answer.path("tables").asInt(),
        answer.path("compiled").asInt(),
        answer.path("reused").asInt());
  }
}
