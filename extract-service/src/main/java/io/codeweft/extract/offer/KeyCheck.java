package io.codeweft.extract.offer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.engine.EngineSession;
import io.codeweft.extract.offer.Violations.At;
import io.codeweft.extract.offer.Violations.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Whether the key of a dataset tells all rows apart, over all files. */
final class KeyCheck {
  private static final long MAX_ROWS = Long.MAX_VALUE;

  private final DatasetDeclaration declaration;
  private final EngineSession session;
  private final Violations violations;

  KeyCheck(DatasetDeclaration declaration, EngineSession session, Violations violations) {
    this.declaration = declaration;
    this.session = session;
    this.violations = violations;
  }

  /**
   * @param relations one per file
   * @param files their names
   */
  void check(List<String> relations, List<String> files) {
    if (relations.isEmpty()) {
      return;
    }
    String key = declaration.key().stream().map(KeyCheck::quoted).collect(Collectors.joining(", "));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      parts.add(
          "select %d as file_no, row_number() over () as row_no, %s from %s"
              .formatted(i, key, relations.get(i)));
    }
    session.define("offered_keys", String.join(" union all ", parts), true);
    String doubled =
        "select file_no, row_no, %1$s from offered_keys qualify count(*) over (partition by %1$s) > 1"
            .formatted(key);
    Rule rule =
        new Rule(
            declaration.name(),
            Type.KEY,
            String.join(",", declaration.key()),
            "unique; keep one row of each");
    session.query(
        doubled + " order by file_no, row_no", MAX_ROWS, batch -> report(rule, files, batch));
  }

  private void report(Rule rule, List<String> files, VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      int file = ((Number) batch.getVector(0).getObject(row)).intValue();
      long number = ((Number) batch.getVector(1).getObject(row)).longValue();
      List<String> values = new ArrayList<>();
      for (FieldVector vector :
          batch.getFieldVectors().subList(2, batch.getFieldVectors().size())) {
        values.add(String.valueOf(vector.getObject(row)));
      }
      violations.row(rule, new At(files.get(file), number, String.join(", ", values)));
    }
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }
}
