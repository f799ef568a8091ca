package io.codeweft.testkit;

import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.Lineage;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;

/** Artefacts of views that never went through the lane. */
public final class TestViews {
  private TestViews() {}

  /** A view with a program for DuckDB; what only the lane can derive is left empty. */
  public static ViewArtefact view(
      String name,
      Schema schema,
      List<String> reads,
      List<String> functions,
      String sql,
      ViewContract contract) {
    return new ViewArtefact(
        name,
        "views/" + name + ".sql",
        Digest.sha256Hex(name + schema + sql),
        "{}",
        schema,
        reads,
        functions,
        List.of(),
        Map.of(),
        Lineage.none(),
        Facets.none(),
        Partitioning.whole("made for a test"),
        Digest.sha256Hex("cache " + name + schema + sql),
        Map.of("duckdb", sql),
        Map.of(),
        contract);
  }
}
