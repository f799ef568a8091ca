package io.codeweft.compiler.diff;

import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns that are gone, new, of another type or in another place. */
final class SchemaChanges {
  private SchemaChanges() {}

  /**
   * @param renamed names before by names after, of columns that are the same otherwise
   */
  static List<Change> between(Schema before, Schema after, Map<String, String> renamed) {
    List<Change> changes = new ArrayList<>();
    for (Field field : before.fields()) {
      if (after.field(field.name()).isEmpty() && !renamed.containsValue(field.name())) {
        changes.add(
            Change.of(
                Category.BREAKING, "column '" + field.name() + "' is gone", List.of(field.name())));
      }
    }
    for (Field field : after.fields()) {
      String name = renamed.getOrDefault(field.name(), field.name());
      Optional<Field> old = before.field(name);
      if (renamed.containsKey(field.name())) {
        changes.add(
            Change.of(
                Category.BREAKING,
                "column '" + name + "' is called '" + field.name() + "'",
                List.of(name, field.name())));
      } else if (old.isEmpty()) {
        changes.add(
            Change.of(
                Category.ADDITIVE, "column '" + field.name() + "' is new", List.of(field.name())));
      }
      old.flatMap(o -> type(o, field)).ifPresent(changes::add);
    }
    order(before, after).ifPresent(changes::add);
    return changes;
  }

  private static Optional<Change> type(Field before, Field after) {
    List<String> column = List.of(after.name());
    if (!before.type().equals(after.type())) {
      return Optional.of(
          Change.of(
              Category.BREAKING,
              "column '" + after.name() + "' was " + before.type() + " and is " + after.type(),
              column));
    }
    if (before.nullable() == after.nullable()) {
      return Optional.empty();
    }
    return Optional.of(
        after.nullable()
            ? Change.of(Category.BREAKING, "column '" + after.name() + "' may be null now", column)
            : Change.of(
                Category.ADDITIVE, "column '" + after.name() + "' is never null any more", column));
  }

  private static Optional<Change> order(Schema before, Schema after) {
    List<String> left = new ArrayList<>(before.names());
    List<String> right = new ArrayList<>(after.names());
    left.removeIf(name -> after.field(name).isEmpty());
    right.removeIf(name -> before.field(name).isEmpty());
    return left.equals(right)
        ? Optional.empty()
        : Optional.of(Change.of(Category.METADATA_ONLY, "columns are in another order", List.of()));
  }
}
