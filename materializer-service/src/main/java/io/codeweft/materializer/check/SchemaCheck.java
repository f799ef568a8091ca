package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the columns of an output with those of the compiled view. */
public final class SchemaCheck {
  private SchemaCheck() {}

  /** One finding per column at fault; one for the order when nothing else is. */
  public static List<Finding> findings(Schema expected, Schema actual) {
    List<Finding> findings = new ArrayList<>();
    for (Field field : expected.fields()) {
      Optional<Field> found = byName(actual, field.name());
      if (found.isEmpty()) {
        findings.add(Finding.of(Type.MISSING_COLUMN, field.name(), field.toString(), "absent"));
      } else if (!found.get().type().equals(field.type())) {
        findings.add(
            Finding.of(
                Type.TYPE, field.name(), field.type().toString(), found.get().type().toString()));
      } else if (found.get().nullable() != field.nullable()) {
        findings.add(
            Finding.of(
                Type.NULLABILITY, field.name(), nullability(field), nullability(found.get())));
      }
    }
    for (Field field : actual.fields()) {
      if (byName(expected, field.name()).isEmpty()) {
        findings.add(Finding.of(Type.EXTRA_COLUMN, field.name(), "absent", field.toString()));
      }
    }
    if (findings.isEmpty() && !expected.equals(actual)) {
      findings.add(
          Finding.metadata(
              "columns in the order " + expected.names(), "the order " + actual.names()));
    }
    return findings;
  }

  private static Optional<Field> byName(Schema schema, String name) {
    return schema.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private static String nullability(Field field) {
    return field.nullable() ? "may be null" : "never null";
  }
}
