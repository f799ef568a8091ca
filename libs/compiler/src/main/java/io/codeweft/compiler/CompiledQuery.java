package io.codeweft.compiler;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * An ad-hoc query that passed the lane.
 *
 * @param schema result columns
 * @param tables tables the plan reads, sorted
 * @param functions library functions the plan calls, sorted
 * @param sql program text per engine, {@code duckdb} always and {@code spark} where it can be said
 * @param unsupported per engine without a text, what that engine cannot express
 * @param fingerprint SHA-256 of the canonical plan
 */
public record CompiledQuery(
    Schema schema,
    List<String> tables,
    List<String> functions,
    Map<String, String> sql,
    Map<String, String> unsupported,
    String fingerprint) {
  public CompiledQuery {
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
    sql = Map.copyOf(sql);
    unsupported = Map.copyOf(unsupported);
  }
}
