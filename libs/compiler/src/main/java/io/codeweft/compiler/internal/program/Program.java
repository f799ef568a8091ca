package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.partition.Dependence;
import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * A compiled text.
 *
 * @param plan canonical encoding
 * @param fingerprint SHA-256 of {@code plan}
 * @param columns columns read, by table; all sorted
 * @param functions library functions called, sorted
 * @param dependence how its rows can be told apart, whoever owns the inputs
 */
public record Program(
    Schema schema,
    String plan,
    String fingerprint,
    Map<String, List<String>> columns,
    List<String> functions,
    Lineage lineage,
    Dependence dependence,
    String duckdb) {}
