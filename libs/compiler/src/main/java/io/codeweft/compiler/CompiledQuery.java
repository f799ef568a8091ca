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
 * @param sql program text per engine ({@code duckdb})
 * @param fingerprint SHA-256 of the canonical plan
 */
public record CompiledQuery(
    Schema schema,
    List<String> tables,
    List<String> functions,
    Map<String, String> sql,
    String fingerprint) {
  public CompiledQuery {
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
    sql = Map.copyOf(sql);
  }
}
