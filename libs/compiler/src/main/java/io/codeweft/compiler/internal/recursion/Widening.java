package io.codeweft.compiler.internal.recursion;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Column types that also hold what a step gives; only nullability may differ from the seed's. */
final class Widening {
  private Widening() {}

  /** The seed's column, null where either may be; null when the types are not the same. */
  static @Nullable Field of(Field seed, Field step) {
    DataType type = of(seed.type(), step.type());
    return type == null ? null : new Field(seed.name(), type, seed.nullable() || step.nullable());
  }

  private static @Nullable DataType of(DataType seed, DataType step) {
    return switch (seed) {
      case DataType.Scalar scalar -> scalar == step ? scalar : null;
      case DataType.ListOf(DataType element, boolean nullable)
          when step instanceof DataType.ListOf other -> {
        DataType both = of(element, other.element());
        yield both == null ? null : new DataType.ListOf(both, nullable || other.elementNullable());
      }
      case DataType.MapOf(DataType key, DataType value, boolean nullable)
          when step instanceof DataType.MapOf other && of(key, other.key()) != null -> {
        DataType both = of(value, other.value());
        yield both == null
            ? null
            : new DataType.MapOf(key, both, nullable || other.valueNullable());
      }
      case DataType.StructOf(List<Field> fields)
          when step instanceof DataType.StructOf other && names(fields, other.fields()) -> {
        List<Field> both = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          Field field = of(fields.get(i), other.fields().get(i));
          if (field != null) {
            both.add(field);
          }
        }
        yield both.size() == fields.size() ? new DataType.StructOf(both) : null;
      }
      default -> null;
    };
  }

  private static boolean names(List<Field> a, List<Field> b) {
    return a.stream().map(Field::name).toList().equals(b.stream().map(Field::name).toList());
  }
}
