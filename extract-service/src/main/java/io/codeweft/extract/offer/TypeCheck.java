package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.extract.offer.Violations.At;
import io.codeweft.extract.offer.Violations.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Compares the columns of a file with the declared ones, at every depth. Whether a position may be
 * null is not asked here but of the values: writers rarely say it right. An int32 may stand where
 * an int64 is declared, nothing else is converted.
 */
final class TypeCheck {
  private final String dataset;
  private final String file;
  private final Violations violations;
  private boolean fits = true;

  TypeCheck(String dataset, String file, Violations violations) {
    this.dataset = dataset;
    this.file = file;
    this.violations = violations;
  }

  /** Columns may come in any order; what does not fit is added to the violations. */
  boolean fits(Schema declared, Schema actual) {
    fields("", declared.fields(), actual.fields());
    return fits;
  }

  private void fields(String prefix, List<Field> declared, List<Field> actual) {
    for (Field field : declared) {
      Optional<Field> found = named(actual, field.name());
      if (found.isPresent()) {
        type(prefix + field.name(), field.type(), found.get().type());
      } else {
        String nearest = Nearest.to(field.name(), actual.stream().map(Field::name).toList());
        add(
            Type.MISSING_COLUMN,
            prefix + field.name(),
            field.type() + (field.nullable() ? "; fill it with nulls if nothing is known" : ""),
            "no such column" + (nearest == null ? "" : "; nearest: " + nearest));
      }
    }
    for (Field field : actual) {
      if (named(declared, field.name()).isEmpty()) {
        add(
            Type.EXTRA_COLUMN,
            prefix + field.name(),
            "only the declared columns; leave it out",
            field.type().toString());
      }
    }
  }

  private void type(String path, DataType declared, DataType actual) {
    switch (declared) {
      case DataType.StructOf(List<Field> fields)
          when actual instanceof DataType.StructOf(List<Field> found) -> {
        fields(path + ".", fields, found);
        order(path, fields, found);
      }
      case DataType.ListOf list when actual instanceof DataType.ListOf found ->
          type(path + "[]", list.element(), found.element());
      case DataType.MapOf map when actual instanceof DataType.MapOf found -> {
        type(path + "{key}", map.key(), found.key());
        type(path + "{value}", map.value(), found.value());
      }
      default -> {
        boolean widens = declared == DataType.Scalar.INT64 && actual == DataType.Scalar.INT32;
        if (declared != actual && !widens) {
          add(Type.TYPE, path, declared + "; cast it", actual.toString());
        }
      }
    }
  }

  /** Engines pair the fields of structs by position. */
  private void order(String path, List<Field> declared, List<Field> actual) {
    List<String> wanted = declared.stream().map(Field::name).toList();
    List<String> found = actual.stream().map(Field::name).toList();
    if (!wanted.equals(found) && wanted.size() == found.size() && found.containsAll(wanted)) {
      add(
          Type.METADATA,
          path,
          "fields in the order " + String.join(", ", wanted),
          String.join(", ", found));
    }
  }

  private void add(Type type, String column, String expected, String actual) {
    fits = false;
    violations.add(new Rule(dataset, type, column, expected), At.file(file), actual);
  }

  private static Optional<Field> named(List<Field> fields, String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
