package io.codeweft.registry.catalog;

import io.codeweft.compiler.CompileException;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.PreparedQuery;
import io.codeweft.registry.query.QueryLane;
import io.codeweft.registry.query.QueryTables;
import io.codeweft.tables.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an ad-hoc query can name: the tables of one build, {@code information_schema}, and the
 * registry's own tables as {@code _codeweft.NAME}.
 *
 * @param graphs what is registered, by name
 */
public record RegistryCatalog(
    Warehouse warehouse, List<ViewGraph> graphs, FunctionSnapshot functions) {
  private static final String UNKNOWN_TABLE = "unknown-table";

  /**
   * Compiles a query. One that needs no build, such as one over {@code information_schema}, is
   * answered where there is none.
   *
   * @param repo null when the warehouse holds one repository
   * @param build number, id or beginning of an id; null = the last completed
   * @throws CompileException when the lane refuses the query
   * @throws BuildChoice.NoBuildException when there is no such build
   */
  public PreparedQuery prepare(
      QueryLane lane, String sql, @Nullable String repo, @Nullable String build)
      throws CompileException, BuildChoice.NoBuildException {
    QueryTables tables = new QueryTables().withSystem(warehouse);
    tables.withMade(
        InformationSchema.NAME, InformationSchema.of(graphs, functions, tables.schemas()));
    try {
      tables.withBuild(warehouse, new BuildChoice(warehouse).choose(repo, build));
    } catch (BuildChoice.NoBuildException noBuild) {
      if (repo != null || build != null) {
        throw noBuild;
      }
      return withoutBuild(lane, sql, tables, noBuild);
    }
    return lane.prepare(sql, tables);
  }

  /** A table that is unknown may be one of the build that is missing: that is then the reason. */
  private static PreparedQuery withoutBuild(
      QueryLane lane, String sql, QueryTables tables, BuildChoice.NoBuildException noBuild)
      throws CompileException, BuildChoice.NoBuildException {
    try {
      return lane.prepare(sql, tables);
    } catch (CompileException e) {
      if (e.diagnostics().stream().anyMatch(d -> d.code().equals(UNKNOWN_TABLE))) {
        throw noBuild;
      }
      throw e;
    }
  }
}
