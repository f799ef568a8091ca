package io.codeweft.registry.query;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.PolicyLane;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.engine.Engine;
import io.codeweft.engine.duckdb.DuckDbEngine;

/** Compiles ad-hoc queries; one for each function snapshot is enough. Thread-safe. */
public final class QueryLane {
  private final PolicyLane lane;
  private final Engine engine = new DuckDbEngine();

  public QueryLane(FunctionSnapshot functions) {
    this.lane = new PolicyLane(functions);
  }

  /**
   * @param sql one SELECT
   * @throws CompileException with everything that is wrong
   */
  public PreparedQuery prepare(String sql, QueryTables tables) throws CompileException {
    return new PreparedQuery(lane.query(sql, tables.schemas()), tables, engine);
  }
}
