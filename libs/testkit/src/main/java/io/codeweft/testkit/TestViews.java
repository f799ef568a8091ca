package io.codeweft.testkit;

import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import java.util.List;
import java.util.Map;

/** Artefacts of views that never went through the lane. */
public final class TestViews {
  /** The snapshot they are compiled with. */
  public static final FunctionSnapshot FUNCTIONS = FunctionLibrary.standard().snapshot();

  /** The policy hash of graphs they belong to. */
  public static final String POLICY = "policy";

  private TestViews() {}

  /** A view with a program for DuckDB; what only the lane can derive is left empty. */
  public static ViewArtefact view(
      String name,
      Schema schema,
      List<String> reads,
      List<String> functions,
      String sql,
      ViewContract contract) {
    String fingerprint = Digest.sha256Hex(name + schema + sql);
    return new ViewArtefact(
        name,
        "views/" + name + ".sql",
        fingerprint,
        "{}",
        schema,
        reads,
        functions,
        List.of(),
        Map.of(),
        Lineage.none(),
        Facets.none(),
        Partitioning.whole("made for a test"),
        ViewArtefact.cacheKey(
            fingerprint,
            POLICY,
            FUNCTIONS.functions().stream().filter(f -> functions.contains(f.name())).toList()),
        Map.of("duckdb", sql),
        Map.of(),
        contract);
  }

  /** The view with other functions in its metadata, and nothing else about it changed. */
  public static ViewArtefact using(ViewArtefact view, List<String> functions) {
    return new ViewArtefact(
        view.name(),
        view.file(),
        view.fingerprint(),
        view.plan(),
        view.schema(),
        view.dependencies(),
        functions,
        view.expanded(),
        view.requiredColumns(),
        view.lineage(),
        view.facets(),
        view.partitioning(),
        view.cacheKey(),
        view.sql(),
        view.unsupported(),
        view.contract());
  }
}
