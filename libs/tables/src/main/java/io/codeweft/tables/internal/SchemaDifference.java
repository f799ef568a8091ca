package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.Optional;

/** Says in words how two schemas differ. */
final class SchemaDifference {
  private SchemaDifference() {}

  /** The first difference, or an empty text. */
  static String between(Schema expected, Schema actual) {
    return difference(expected, actual, true);
  }

  /** Likewise, but silent about nullability, which writers of files do not record reliably. */
  static String ofColumns(Schema expected, Schema actual) {
    return difference(expected, actual, false);
  }

  private static String difference(Schema expected, Schema actual, boolean withNullability) {
    for (Field field : expected.fields()) {
      Optional<Field> found =
          actual.fields().stream().filter(f -> f.name().equals(field.name())).findFirst();
      if (found.isEmpty()) {
        return "column '" + field.name() + "' of type " + type(field, true) + " is missing";
      }
      String wanted = type(field, withNullability);
      String present = type(found.get(), withNullability);
      if (!wanted.equals(present)) {
        return "column '" + field.name() + "' should be " + wanted + ", but is " + present;
      }
    }
    for (Field field : actual.fields()) {
      if (expected.fields().stream().noneMatch(f -> f.name().equals(field.name()))) {
        return "column '" + field.name() + "' of type " + field.type() + " is not expected";
      }
    }
    return expected.names().equals(actual.names())
        ? ""
        : "columns should be in the order " + expected.names() + ", but are " + actual.names();
  }

  private static String type(Field field, boolean withNullability) {
    String text = field.type() + (field.nullable() ? "" : "!");
    return withNullability ? text : text.replace("!", "");
  }
}
