package io.codeweft.contracts.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A named, typed position of a row or a struct. Names are compared without case. */
public record Field(String name, DataType type, boolean nullable) {

  /** Longest allowed name, in characters. */
  public static final int MAX_NAME_LENGTH = 128;

  public Field {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.length() > MAX_NAME_LENGTH) {
      throw new SchemaException(
          "'"
              + name
              + "' is not a field name: use letters, digits and '_', not starting with a digit, at"
              + " most "
              + MAX_NAME_LENGTH
              + " characters");
    }
  }

  /** A nullable field. */
  public static Field of(String name, DataType type) {
    return new Field(name, type, true);
  }

  /** A field that is never null. */
  public static Field required(String name, DataType type) {
    return new Field(name, type, false);
  }

  static void requireDistinct(List<Field> fields) {
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
        throw new SchemaException("field '" + field.name() + "' appears twice; rename one of them");
      }
    }
  }

  @Override
  public String toString() {
    return name + ":" + type + (nullable ? "" : "!");
  }
}
