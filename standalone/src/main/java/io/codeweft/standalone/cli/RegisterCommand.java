package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.standalone.graph.PackGraphs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Override
  public Integer call() {
    PackBundle pack = PackGraphs.read(folder);
    return registry.with(
        "weft register",
        client -> {
          JsonNode answer = client.post("/registry/graphs", pack);
          format.print(answer, out -> print(answer, out));
        });
  }

  static void print(JsonNode answer, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "graph %s is current as number %d, version %.12s%n",
        answer.path("name").asText(),
        answer.path("number").asLong(),
        answer.path("version").asText());
    out.printf(
        Locale.ROOT,
        "  %d datasets, %d views, %d of them tables; %d views compiled, %d known before%n",
        answer.path("datasets").asInt(),
        answer.path("views").asInt(),
        answer.path("tables").asInt(),
        answer.path("compiled").asInt(),
        answer.path("reused").asInt());
    if (answer.hasNonNull("reason")) {
      out.println("  " + answer.path("reason").asText());
    }
  }
}
