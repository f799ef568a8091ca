package io.codeweft.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weft rollback}: makes an earlier registration current again. */
@Command(
    name = "rollback",
    description = "Registers the pack of an earlier registration again, under the next number.",
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private RegistryOption registry = new RegistryOption();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(
      index = "0",
      paramLabel = "NAME@NUMBER",
      converter = GraphName.Converter.class,
      description = "Graph and number, as 'weft history' lists them.")
  private GraphName target = new GraphName("", null);

  @Override
  public Integer call() {
    String number = target.version();
    if (number == null || !number.matches("[0-9]{1,9}")) {
      throw new CommandFailure(
          ExitCode.BAD_ARGUMENTS,
          "say which number to go back to: " + target.name() + "@NUMBER; see 'weft history'");
    }
    return registry.with(
        "weft rollback",
        client -> {
          JsonNode answer =
              client.post(
                  "/registry/graphs/" + target.encodedName() + "/rollback",
                  Map.of("number", Long.valueOf(number)));
          format.print(answer, out -> RegisterCommand.print(answer, out));
        });
  }
}
