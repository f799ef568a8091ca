package io.codeweft.materializer.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codeweft.contracts.event.CpgChanged.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Collects change rows from record batches and joins the two images of an update. */
final class ChangeRows {
  static final String CHANGE_TYPE = "_change_type";

  /**
   * One changed row.
   *
   * @param id key values joined by {@code /}
   */
  record ChangeRow(Op op, String id, @Nullable JsonNode before, @Nullable JsonNode after) {}

  private final List<String> columns;
  private final List<String> key;
  private final List<ChangeRow> rows = new ArrayList<>();

  /** First images of updates whose second one has not come yet; a sort may tear the two apart. */
  private final Map<String, ObjectNode> halves = new HashMap<>();

  ChangeRows(List<String> columns, List<String> key) {
    this.columns = columns;
    this.key = key;
  }

  /** Adds a batch; without a change type, every row is an insert. */
  void add(VectorSchemaRoot batch) {
    FieldVector types = batch.getVector(CHANGE_TYPE);
    for (int i = 0; i < batch.getRowCount(); i++) {
      ObjectNode row = RowJson.row(batch, columns, i);
      add(types == null ? "insert" : RowJson.value(types, i).asText(), id(row), row);
    }
  }

  private void add(String type, String id, ObjectNode row) {
    switch (type) {
      case "insert" -> rows.add(new ChangeRow(Op.INSERT, id, null, row));
      case "delete" -> rows.add(new ChangeRow(Op.DELETE, id, row, null));
      case "update_preimage", "update_postimage" -> {
        ObjectNode other = halves.remove(id);
        if (other == null) {
          halves.put(id, row);
        } else {
          boolean isAfter = type.equals("update_postimage");
          rows.add(new ChangeRow(Op.UPDATE, id, isAfter ? other : row, isAfter ? row : other));
        }
      }
      default -> throw new IllegalArgumentException("change type '" + type + "' is unknown");
    }
  }

  private String id(ObjectNode row) {
    return key.stream().map(column -> row.path(column).asText()).collect(Collectors.joining("/"));
  }

  /** Every change, in the order of the file. */
  List<ChangeRow> all() {
    if (!halves.isEmpty()) {
      throw new IllegalArgumentException(
          "the update of '" + halves.keySet().iterator().next() + "' has only one image");
    }
    return List.copyOf(rows);
  }
}
