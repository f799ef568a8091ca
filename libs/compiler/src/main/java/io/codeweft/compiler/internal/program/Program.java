package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.partition.Dependence;
import io.codeweft.contracts.graph.Facets;
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
 * @param functions functions called, sorted, in the expressions of others too
 * @param expanded those of them that are not in the plan: their expressions are
 * @param dependence how its rows can be told apart, whoever owns the inputs
 * @param sql text by engine
 * @param unsupported by engine that has no text: what it cannot express
 */
public record Program(
    Schema schema,
    String plan,
    String fingerprint,
    Map<String, List<String>> columns,
    List<String> functions,
    List<String> expanded,
    Lineage lineage,
    Facets facets,
    Dependence dependence,
    Map<String, String> sql,
    Map<String, String> unsupported) {}
