package io.codeweft.standalone.sql;

import io.codeweft.compiler.CompileException;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.registry.query.QueryLane;
import io.codeweft.registry.query.QueryLimits;
import io.codeweft.registry.query.QueryTables;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Queries of the program itself over the tables of a build. */
public final class WarehouseQuery {
  private final QueryTables tables;
  private final QueryLane lane = new QueryLane(FunctionLibrary.standard().snapshot());

  /**
   * @param tables the consistent snapshot of a completed build
   */
  public WarehouseQuery(Warehouse warehouse, Map<String, TableVersion> tables) {
    this.tables = new QueryTables().withTables(warehouse, "build", tables);
  }

  /** Compiles and runs a query; batches are valid only during the call. */
  public void run(String sql, long maxRows, Duration timeout, Consumer<VectorSchemaRoot> batches)
      throws CompileException, IOException {
    lane.prepare(sql, tables).run(QueryLimits.local(maxRows, timeout), batches);
  }
}
