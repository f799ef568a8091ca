package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Field;
import io.codeweft.registry.plan.Stages;
import java.util.List;
import java.util.Map;

/**
 * A compiled view, complete.
 *
 * @param fingerprint SHA-256 of the canonical plan
 * @param policyHash the lane's steps, options and versions
 * @param cacheKey SHA-256 of everything that decides the rows it makes of given inputs
 * @param functionSnapshot the function library it is compiled against
 * @param schema the columns as type text
 * @param columns the same, one by one
 * @param functions library functions the plan calls
 * @param requiredColumns per dependency, the columns that are read
 * @param lineage what each column and the rows are made of, one step down
 * @param partitioning by what a change of its inputs is traced to rows of the view, and why
 * @param readers views that read this one
 * @param pinned when materialised: the tables a build pins to compute and check it
 * @param plan the canonical plan, serialised
 * @param sql program per engine; for people, never parsed again
 */
public record ViewAnswer(
    String graph,
    String graphVersion,
    String name,
    String file,
    String fingerprint,
    String policyHash,
    String cacheKey,
    String functionSnapshot,
    String schema,
    String schemaFingerprint,
    List<Column> columns,
    List<String> dependencies,
    List<String> readers,
    List<String> functions,
    Map<String, List<String>> requiredColumns,
    Lineage lineage,
    Partitioning partitioning,
    List<String> pinned,
    ViewContract contract,
    String plan,
    Map<String, String> sql) {

  /**
   * @param type type text, {@code list<struct<a:int32!>>}
   */
  public record Column(String name, String type, boolean nullable) {
    static Column of(Field field) {
      return new Column(field.name(), field.type().toString(), field.nullable());
    }
  }

  static ViewAnswer of(ViewGraph graph, ViewArtefact view, Stages stages) {
    return new ViewAnswer(
        graph.name(),
        graph.version(),
        view.name(),
        view.file(),
        view.fingerprint(),
        graph.policyHash(),
        view.cacheKey(),
        graph.functionSnapshot(),
        view.schema().toString(),
        view.schema().fingerprint(),
        view.schema().fields().stream().map(Column::of).toList(),
        view.dependencies(),
        graph.views().stream()
            .filter(reader -> reader.dependencies().contains(view.name()))
            .map(ViewArtefact::name)
            .sorted()
            .toList(),
        view.functions(),
        view.requiredColumns(),
        view.lineage(),
        view.partitioning(),
        List.copyOf(stages.inputs(view.name())),
        view.contract(),
        view.plan(),
        view.sql());
  }
}
