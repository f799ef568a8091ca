package io.codeweft.standalone.cli;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.Diagnostic;
import io.codeweft.engine.EngineException;
import io.codeweft.registry.query.QueryLimits;
import io.codeweft.standalone.sql.RegistryQuery;
import io.codeweft.standalone.sql.RowFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weft sql}: a query over the tables of the last completed build. */
@Command(
    name = "sql",
    description = "Queries the tables of the last completed build, with or without a server.",
    mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Parameters(paramLabel = "QUERY", description = "One SELECT.")
  private String query = "";

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description = "Repository; needed when the warehouse holds several.")
  private @Nullable String repo;

  @Option(
      names = "--build",
      paramLabel = "BUILD",
      description = "Number or id of a completed build. Default: the last.")
  private @Nullable String build;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private RowFormat format = RowFormat.TABLE;

  @Option(
      names = "--max-rows",
      defaultValue = "100000",
      description = "More rows than this are an error. Default: ${DEFAULT-VALUE}")
  private long maxRows;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Default: ${DEFAULT-VALUE}")
  private long timeoutSeconds;

  @Override
  public Integer call() throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    try {
      RegistryQuery.prepare(warehouse.path(), query, repo, build)
          .run(QueryLimits.local(maxRows, Duration.ofSeconds(timeoutSeconds)), format.writer(out));
    } catch (CompileException e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, describe(e));
    } catch (EngineException e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, String.valueOf(e.getMessage()));
    } finally {
      out.flush();
    }
    return ExitCode.OK.code();
  }

  private static String describe(CompileException e) {
    return e.diagnostics().stream()
        .map(SqlCommand::describe)
        .collect(Collectors.joining("\n", "the query is refused\n", ""));
  }

  private static String describe(Diagnostic d) {
    return "  line "
        + d.line()
        + ", column "
        + d.column()
        + ": "
        + d.message()
        + (d.suggestion() == null ? "" : "; did you mean '" + d.suggestion() + "'?");
  }
}
