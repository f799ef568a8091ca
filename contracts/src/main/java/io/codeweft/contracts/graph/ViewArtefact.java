package io.codeweft.contracts.graph;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * A compiled view.
 *
 * @param fingerprint SHA-256 of the canonical plan; equal meaning gives an equal fingerprint
 * @param plan the canonical plan, compact JSON
 * @param schema derived columns
 * @param dependencies datasets and views the plan reads, sorted
 * @param functions library functions the plan calls, sorted
 * @param requiredColumns per dependency, the columns that are read, sorted
 * @param sql program text per engine ({@code duckdb}); for people and engines, never parsed again
 */
public record ViewArtefact(
    String name,
    String file,
    String fingerprint,
    String plan,
    Schema schema,
    List<String> dependencies,
    List<String> functions,
    Map<String, List<String>> requiredColumns,
    Map<String, String> sql,
    ViewContract contract) {}
