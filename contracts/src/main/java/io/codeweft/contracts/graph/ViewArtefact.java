package io.codeweft.contracts.graph;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A compiled view.
 *
 * @param fingerprint SHA-256 of the canonical plan; equal meaning gives an equal fingerprint
 * @param plan the canonical plan, compact JSON
 * @param schema derived columns
 * @param dependencies datasets and views the plan reads, sorted
 * @param functions functions the view calls, sorted: those it names and those their expressions
 *     call
 * @param expanded those of them that the lane has replaced by their expressions; no engine needs
 *     them
 * @param requiredColumns per dependency, the columns that are read, sorted
 * @param lineage what each column and the rows are made of
 * @param facets the plan taken apart, for comparing versions
 * @param partitioning by what a change of its inputs is traced to rows of the view
 * @param cacheKey SHA-256 of everything that decides the rows the view makes of given inputs:
 *     {@link #cacheKey(String, String, List)}
 * @param sql program text per engine, {@code duckdb} always and {@code spark} where it can be said;
 *     for people and engines, never parsed again
 * @param unsupported per engine without a text, what that engine cannot express
 */
public record ViewArtefact(
    String name,
    String file,
    String fingerprint,
    String plan,
    Schema schema,
    List<String> dependencies,
    List<String> functions,
    @Nullable List<String> expanded,
    Map<String, List<String>> requiredColumns,
    Lineage lineage,
    Facets facets,
    Partitioning partitioning,
    String cacheKey,
    Map<String, String> sql,
    Map<String, String> unsupported,
    ViewContract contract) {

  @Override
  public List<String> expanded() {
    // views of releases without SQL functions have none
    return expanded == null ? List.of() : expanded;
  }

  /** The functions that an engine has to bind to run the view, sorted. */
  public List<String> boundFunctions() {
    return functions.stream().filter(name -> !expanded().contains(name)).toList();
  }

  /**
   * The cache key of a plan: two views with one key give the same rows over the same inputs.
   *
   * @param functions definitions of the functions the view calls
   */
  public static String cacheKey(
      String fingerprint, String policyHash, List<FunctionDefinition> functions) {
    Map<String, Object> parts = new TreeMap<>();
    parts.put("fingerprint", fingerprint);
    parts.put("policy_hash", policyHash);
    Map<String, String> implementations = new TreeMap<>();
    functions.forEach(f -> implementations.put(f.name(), f.implementationHash()));
    parts.put("functions", implementations);
    return Json.fingerprint(parts);
  }
}
