package io.codeweft.registry.graph;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.dataset.DatasetDeclaration.Evolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a dataset to its evolution policy, that of the registered declaration: otherwise a change
 * could allow itself.
 *
 * <ul>
 *   <li>{@code strict}: nothing changes,
 *   <li>{@code additive}: nullable columns may be added, also inside structs,
 *   <li>{@code relaxed}: columns may also go, become nullable or required, or hold wider numbers.
 * </ul>
 *
 * Key and owner are part of what a dataset is: they change with {@code relaxed} only.
 */
final class DatasetEvolution {
  private DatasetEvolution() {}

  static List<Finding> check(List<DatasetDeclaration> before, List<DatasetDeclaration> after) {
    Map<String, DatasetDeclaration> registered = new TreeMap<>();
    before.forEach(dataset -> registered.put(dataset.name(), dataset));
    List<Finding> findings = new ArrayList<>();
    for (DatasetDeclaration dataset : after) {
      DatasetDeclaration known = registered.get(dataset.name());
      if (known != null) {
        findings.addAll(check(known, dataset));
      }
    }
    return findings;
  }

  private static List<Finding> check(DatasetDeclaration before, DatasetDeclaration after) {
    List<SchemaChange> changes =
        new ArrayList<>(SchemaChange.between(before.schema(), after.schema()));
    if (!before.key().equals(after.key())) {
      changes.add(identity("key", before.key().toString(), after.key().toString()));
    }
    if (!before.owner().equals(after.owner())) {
      changes.add(identity("owner", before.owner(), after.owner()));
    }
    return changes.stream()
        .filter(change -> !change.isAllowedBy(before.evolution()))
        .map(change -> finding(before, change))
        .toList();
  }

  private static SchemaChange identity(String what, String before, String after) {
    return new SchemaChange(what + " was " + before + " and is " + after, Evolution.RELAXED);
  }

  private static Finding finding(DatasetDeclaration dataset, SchemaChange change) {
    Evolution allowedBy = change.allowedBy();
    String another = "give the changed dataset another name, such as the next version";
    return new Finding(
        "dataset-evolution",
        "datasets/" + dataset.name() + ".yaml",
        0,
        0,
        "dataset '"
            + dataset.name()
            + "' is registered with evolution "
            + word(dataset.evolution())
            + ", which does not allow: "
            + change.text()
            + "; "
            + another
            + (allowedBy == null
                ? ""
                : ", or register it with evolution "
                    + word(allowedBy)
                    + " first and change it then"),
        null,
        null,
        null);
  }

  private static String word(Evolution evolution) {
    return evolution.name().toLowerCase(Locale.ROOT);
  }
}
