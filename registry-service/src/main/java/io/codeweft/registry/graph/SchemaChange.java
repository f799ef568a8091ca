package io.codeweft.registry.graph;

import io.codeweft.contracts.dataset.DatasetDeclaration.Evolution;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas, down to nested fields.
 *
 * @param text what has changed, with the path of the field: {@code nodes[].span.bstart}, {@code
 *     attrs{}}
 * @param allowedBy the least evolution policy that allows it; null = none does
 */
record SchemaChange(String text, @Nullable Evolution allowedBy) {

  /** Every difference, in the order of the columns before; columns that came are last. */
  static List<SchemaChange> between(Schema before, Schema after) {
    List<SchemaChange> changes = new ArrayList<>();
    fields("", before.fields(), after.fields(), changes);
    return changes;
  }

  /** Whether a policy allows it. */
  boolean isAllowedBy(Evolution policy) {
    return allowedBy != null && allowedBy.compareTo(policy) <= 0;
  }

  private static void fields(
      String at, List<Field> before, List<Field> after, List<SchemaChange> changes) {
    int known = changes.size();
    for (Field field : before) {
      String path = at + field.name();
      Optional<Field> now = named(after, field);
      if (now.isEmpty()) {
        changes.add(new SchemaChange("column '" + path + "' is gone", Evolution.RELAXED));
      } else {
        field(path, field, now.get(), changes);
      }
    }
    for (Field field : after) {
      if (named(before, field).isEmpty()) {
        changes.add(
            new SchemaChange(
                (field.nullable() ? "column '" : "required column '")
                    + at
                    + field.name()
                    + "' of type "
                    + field.type()
                    + " is new",
                field.nullable() ? Evolution.ADDITIVE : Evolution.RELAXED));
      }
    }
    if (changes.size() == known && !names(before).equals(names(after))) {
      changes.add(
          new SchemaChange(
              "columns were in the order "
                  + names(before)
                  + " and are in the order "
                  + names(after)
                  + (at.isEmpty() ? "" : " in '" + at.substring(0, at.length() - 1) + "'"),
              Evolution.ADDITIVE));
    }
  }

  private static void field(String path, Field before, Field after, List<SchemaChange> changes) {
    nullability(path, before.nullable(), after.nullable(), changes);
    type(path, before.type(), after.type(), changes);
  }

  private static void nullability(
      String path, boolean before, boolean after, List<SchemaChange> changes) {
    if (before != after) {
      changes.add(
          new SchemaChange(
              "'" + path + (after ? "' may be null now" : "' may not be null any more"),
              Evolution.RELAXED));
    }
  }

  private static void type(
      String path, DataType before, DataType after, List<SchemaChange> changes) {
    switch (before) {
      case DataType.StructOf(List<Field> fields)
          when after instanceof DataType.StructOf(List<Field> now) ->
          fields(path + ".", fields, now, changes);
      case DataType.ListOf(DataType element, boolean nullable)
          when after instanceof DataType.ListOf(DataType now, boolean nullableNow) -> {
        nullability(path + "[]", nullable, nullableNow, changes);
        type(path + "[]", element, now, changes);
      }
      case DataType.MapOf(DataType key, DataType value, boolean nullable)
          when after instanceof DataType.MapOf(DataType k, DataType v, boolean nullableNow) -> {
        type(path + "{key}", key, k, changes);
        nullability(path + "{}", nullable, nullableNow, changes);
        type(path + "{}", value, v, changes);
      }
      default -> {
        if (!before.equals(after)) {
          changes.add(
              new SchemaChange(
                  "'" + path + "' was " + before + " and is " + after,
                  isWider(before, after) ? Evolution.RELAXED : null));
        }
      }
    }
  }

  /** Whether the new type holds every old value. */
  private static boolean isWider(DataType before, DataType after) {
    return before == DataType.Scalar.INT32
        && (after == DataType.Scalar.INT64 || after == DataType.Scalar.FLOAT64);
  }

  private static Optional<Field> named(List<Field> fields, Field field) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(field.name())).findFirst();
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }
}
