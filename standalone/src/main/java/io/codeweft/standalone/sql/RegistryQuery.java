package io.codeweft.standalone.sql;

import io.codeweft.compiler.CompileException;
import io.codeweft.registry.catalog.RegistryCatalog;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.PreparedQuery;
import io.codeweft.registry.query.QueryLane;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import io.codeweft.standalone.graph.KnownFunctions;
import io.codeweft.standalone.graph.WarehouseGraphs;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Queries over everything in a warehouse, as the registry answers them, without one. */
public final class RegistryQuery {
  private RegistryQuery() {}

  /**
   * Compiles a query.
   *
   * @param repo null when the warehouse holds one repository
   * @param build number or id; null = the last completed
   * @throws CompileException when the lane refuses it
   * @throws CommandFailure when there is no such build
   */
  public static PreparedQuery prepare(
      Path directory, String sql, @Nullable String repo, @Nullable String build)
      throws CompileException {
    Warehouse warehouse = LastBuild.open(directory);
    var functions = KnownFunctions.of(warehouse);
    try {
      return new RegistryCatalog(warehouse, new WarehouseGraphs(warehouse).all(), functions)
          .prepare(new QueryLane(functions), sql, repo, build);
    } catch (BuildChoice.NoBuildException e) {
      throw new CommandFailure(ExitCode.BAD_ARGUMENTS, directory + ": " + e.getMessage());
    }
  }
}
