package io.codeweft.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
    name = "weft",
    description = "Keeps a code property graph of repositories fresh.",
    mixinStandardHelpOptions = true,
    version = "codeweft 0.1.0",
    subcommands = {
      RunCommand.class,
      ServeCommand.class,
      ExtractCommand.class,
      WatchCommand.class,
      IngestCommand.class,
      SqlCommand.class,
      RegisterCommand.class,
      DiffCommand.class,
      HistoryCommand.class,
      RollbackCommand.class,
      GraphCommand.class,
      ExplainCommand.class,
      LineageCommand.class,
      ImpactCommand.class,
      BuildsCommand.class,
      ViewsCommand.class,
      FunctionsCommand.class,
      BrokerCommand.class
    },
    footer = {
      "",
      "weft build   builds the program; weft test   runs all tests.",
      "",
      "Exit codes: 0 done, 1 internal error, 2 bad arguments, 3 extraction failed,",
      "4 build refused, 5 warehouse in use by another process."
    })
public final class WeftCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a sub-command is missing");
  }

  /** Parses, executes, and turns failures into a message on standard error and an exit code. */
  public static int execute(String... args) {
    return new CommandLine(new WeftCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println("weft: " + RunFailure.describe(failure));
              return ExitCode.of(failure).code();
            })
        .execute(args);
  }
}
