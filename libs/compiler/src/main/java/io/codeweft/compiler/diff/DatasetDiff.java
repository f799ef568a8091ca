package io.codeweft.compiler.diff;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two versions of a dataset declaration. */
final class DatasetDiff {
  private DatasetDiff() {}

  static List<Change> between(DatasetDeclaration before, DatasetDeclaration after) {
    List<Change> changes =
        new ArrayList<>(SchemaChanges.between(before.schema(), after.schema(), Map.of()));
    say(changes, "key", before.key(), after.key());
    say(changes, "order", before.order(), after.order());
    say(changes, "owner", List.of(before.owner()), List.of(after.owner()));
    say(changes, "evidence", before.evidence(), after.evidence());
    say(changes, "evolution", before.evolution(), after.evolution());
    return changes;
  }

  private static void say(List<Change> changes, String what, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add(
          Change.of(
              Category.METADATA_ONLY, what + " was " + before + " and is " + after, List.of()));
    }
  }
}
