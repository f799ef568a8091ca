package io.codeweft.registry.rest;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.schema.Field;
import io.codeweft.registry.plan.Stages;
import java.util.List;
import java.util.Map;

/**
 * A compiled view.
 *
 * @param fingerprint SHA-256 of the canonical plan
 * @param columns derived
 * @param functions library functions the plan calls
 * @param requiredColumns per dependency, the columns that are read
 * @param readers views that read this one
 * @param pinned when materialised: the tables a build pins to compute and check it
 * @param sql program per engine; for people, never parsed again
 */
public record ViewAnswer(
    String graph,
    String name,
    String file,
    String fingerprint,
    List<Column> columns,
    List<String> dependencies,
    List<String> readers,
    List<String> functions,
    Map<String, List<String>> requiredColumns,
    List<String> pinned,
    ViewContract contract,
    Map<String, String> sql) {

  /**
   * @param type type text, {@code list<struct<a:int32!>>}
   */
  public record Column(String name, String type, boolean nullable) {
    static Column of(Field field) {
      return new Column(field.name(), field.type().toString(), field.nullable());
    }
  }

  static ViewAnswer of(String graph, ViewArtefact view, List<ViewArtefact> readers, Stages stages) {
    return new ViewAnswer(
        graph,
        view.name(),
        view.file(),
        view.fingerprint(),
        view.schema().fields().stream().map(Column::of).toList(),
        view.dependencies(),
        readers.stream().map(ViewArtefact::name).sorted().toList(),
        view.functions(),
        view.requiredColumns(),
        List.copyOf(stages.inputs(view.name())),
        view.contract(),
        view.sql());
  }
}
