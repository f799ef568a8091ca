package io.codeweft.contracts.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column type. {@link #toString()} is its canonical text and the inverse of {@link
 * TypeParser#parse(String)}: {@code string}, {@code list<int32!>}, {@code map<string!,string>},
 * {@code struct<a:int32!,b:string>}; a trailing {@code !} on a nested position means "not null".
 */
public sealed interface DataType {

  /** Scalar types. Text names are the lower-case constant names. */
  enum Scalar implements DataType {
    BOOL,
    INT32,
    INT64,
    FLOAT64,
    STRING,
    BINARY;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A list; {@code elementNullable} says whether an element may be null. */
  record ListOf(DataType element, boolean elementNullable) implements DataType {
    @Override
    public String toString() {
      return "list<" + element + (elementNullable ? "" : "!") + ">";
    }
  }

  /** A map; keys are never null. */
  record MapOf(DataType key, DataType value, boolean valueNullable) implements DataType {
    @Override
    public String toString() {
      return "map<" + key + "!," + value + (valueNullable ? "" : "!") + ">";
    }
  }

  /** A struct with named, ordered fields. */
  record StructOf(List<Field> fields) implements DataType {
    public StructOf {
      fields = List.copyOf(fields);
      if (fields.isEmpty()) {
        throw new SchemaException("a struct needs at least one field; add one or drop the column");
      }
      Field.requireDistinct(fields);
    }

    @Override
    public String toString() {
      return fields.stream().map(Field::toString).collect(Collectors.joining(",", "struct<", ">"));
    }
  }
}
