package io.codeweft.compiler.diff;

import io.codeweft.contracts.graph.ViewContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two versions of a contract. */
final class ContractDiff {
  private ContractDiff() {}

  static List<Change> between(ViewContract before, ViewContract after) {
    List<Change> changes = new ArrayList<>();
    if (before.materialize() != after.materialize()) {
      changes.add(
          after.materialize()
              ? whole(Category.ADDITIVE, "it becomes a table")
              : whole(Category.BREAKING, "it is a table no longer"));
    }
    if (!Objects.equals(before.publish(), after.publish())) {
      changes.add(
          before.publish() == null
              ? whole(Category.ADDITIVE, "its changes are published as " + after.publish())
              : whole(
                  Category.BREAKING,
                  "its changes were published as "
                      + before.publish()
                      + " and are published "
                      + (after.publish() == null ? "no longer" : "as " + after.publish())));
    }
    say(changes, "key", before.key(), after.key());
    say(changes, "order", before.order(), after.order());
    say(changes, "owner", before.owner(), after.owner());
    say(changes, "the list of columns that are never null", before.notNull(), after.notNull());
    say(changes, "references", before.references(), after.references());
    say(changes, "the table it guards", before.gateOf(), after.gateOf());
    return changes;
  }

  /** Whether rows are found or laid out in another way, so that a table has to be written anew. */
  static boolean changesLayout(ViewContract before, ViewContract after) {
    return !before.key().equals(after.key())
        || !before.order().equals(after.order())
        || !Objects.equals(before.owner(), after.owner());
  }

  private static Change whole(Category category, String reason) {
    return Change.of(category, reason, List.of());
  }

  private static void say(
      List<Change> changes, String what, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(
          whole(Category.METADATA_ONLY, what + " was " + text(before) + " and is " + text(after)));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null || value.equals(List.of()) ? "none" : value.toString();
  }
}
