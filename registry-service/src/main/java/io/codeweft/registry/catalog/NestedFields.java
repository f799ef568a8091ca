package io.codeweft.registry.catalog;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import java.util.function.Consumer;

/** The positions inside a column: {@code nodes[].span.bstart}, {@code attrs{}}. */
final class NestedFields {
  private NestedFields() {}

  /** A position; nullable when a value at it may be null. */
  record Position(String path, DataType type, boolean nullable) {}

  /** The column itself, then everything in it, in order. */
  static void of(Field column, Consumer<Position> positions) {
    visit(new Position(column.name(), column.type(), column.nullable()), positions);
  }

  private static void visit(Position at, Consumer<Position> positions) {
    positions.accept(at);
    switch (at.type()) {
      case DataType.ListOf list ->
          visit(new Position(at.path() + "[]", list.element(), list.elementNullable()), positions);
      case DataType.MapOf map ->
          visit(new Position(at.path() + "{}", map.value(), map.valueNullable()), positions);
      case DataType.StructOf struct ->
          struct
              .fields()
              .forEach(
                  field ->
                      visit(
                          new Position(
                              at.path() + "." + field.name(), field.type(), field.nullable()),
                          positions));
      case DataType.Scalar _ -> {}
    }
  }
}
