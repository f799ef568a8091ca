package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Columns of a dataset: {@code name: type}, or {@code name: {list: {...}}} for nested ones. */
final class ColumnTypes {
  private static final List<String> NESTED = List.of("list", "struct");

  private ColumnTypes() {}

  /** Never empty, but for a problem. */
  static List<Field> read(Section section, String entry) {
    List<Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (Section columns = section.section(entry)) {
      if (columns.names().isEmpty()) {
        section.problem(entry, "needs at least one column (name: type)");
      }
      for (String name : columns.names()) {
        Field field = field(columns, name);
        if (field == null) {
          continue;
        }
        if (seen.add(name.toLowerCase(Locale.ROOT))) {
          fields.add(field);
        } else {
          columns.problem(name, "stands twice, in other letters; rename one");
        }
      }
    }
    return fields;
  }

  private static @Nullable Field field(Section columns, String name) {
    if (columns.isText(name)) {
      PlacedText text = columns.placed(name);
      return checked(columns, text, () -> TypeParser.parseField(name, text.text()));
    }
    try (Section nested = columns.section(name)) {
      if (nested.names().size() != 1 || !NESTED.contains(nested.names().getFirst())) {
        columns.problem(name, "must be a type text, {list: {...}} or {struct: {...}}");
        nested.skip();
        return null;
      }
      String kind = nested.names().getFirst();
      List<Field> inner = read(nested, kind);
      PlacedText here = PlacedText.at(columns.placeOf(name), columns.field(name), name);
      return inner.isEmpty()
          ? null
          : checked(columns, here, () -> field(name, kind, new DataType.StructOf(inner)));
    }
  }

  private static Field field(String name, String kind, DataType.StructOf inner) {
    return kind.equals("list")
        ? Field.required(name, new DataType.ListOf(inner, false))
        : Field.of(name, inner);
  }

  /** Types know themselves what they allow. */
  private static @Nullable Field checked(Section section, PlacedText text, Supplier<Field> field) {
    if (text.text().isEmpty()) {
      return null;
    }
    try {
      return field.get();
    } catch (SchemaException e) {
      section.problem(text, String.valueOf(e.getMessage()), null);
      return null;
    }
  }
}
