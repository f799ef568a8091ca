package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The type of a parameter or a result, as a signature writes it. */
public sealed interface TypePattern {

  /** A schema type; integers widen without loss, everything else must match. */
  record Exact(DataType type) implements TypePattern {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /** Any scalar with one text form on every engine: string, int32, int64, bool. */
  record Any() implements TypePattern {
    @Override
    public String toString() {
      return "any";
    }
  }

  /** One upper-case letter, bound by its first use; {@code N} of a built-in stands for a number. */
  record Variable(String name, boolean number) implements TypePattern {
    private boolean bind(
        RelDataType type, Map<String, RelDataType> bound, RelDataTypeFactory factory) {
      if (number && !SqlTypeName.NUMERIC_TYPES.contains(type.getSqlTypeName())) {
        return false;
      }
      RelDataType before = bound.get(name);
      RelDataType common = before == null ? type : factory.leastRestrictive(List.of(before, type));
      if (common == null) {
        return false;
      }
      bound.put(name, common);
      return true;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(TypePattern element) implements TypePattern {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  record MapOf(TypePattern key, TypePattern value) implements TypePattern {
    @Override
    public String toString() {
      return "map<" + key + "," + value + ">";
    }
  }

  /** Key and value of a map as a struct; only a result. */
  record EntryOf(TypePattern key, TypePattern value) implements TypePattern {
    @Override
    public String toString() {
      return "struct<key:" + key + "!,value:" + value + ">";
    }
  }

  Set<SqlTypeName> ANY_TYPES =
      Set.of(
          SqlTypeName.CHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.INTEGER,
          SqlTypeName.BIGINT,
          SqlTypeName.BOOLEAN);

  /** Whether a value of that type may be given here; binds variables on the way. */
  default boolean accepts(
      RelDataType type, Map<String, RelDataType> bound, RelDataTypeFactory factory) {
    if (type.getSqlTypeName() == SqlTypeName.NULL) {
      return true;
    }
    return switch (this) {
      case Exact(DataType wanted) -> acceptsExact(wanted, type);
      case Any() -> ANY_TYPES.contains(type.getSqlTypeName());
      case Variable variable -> variable.bind(type, bound, factory);
      case ListOf(TypePattern element) ->
          type.getComponentType() != null
              && element.accepts(type.getComponentType(), bound, factory);
      case MapOf(TypePattern key, TypePattern value) ->
          type.getKeyType() != null
              && key.accepts(type.getKeyType(), bound, factory)
              && value.accepts(Objects.requireNonNull(type.getValueType()), bound, factory);
      case EntryOf entry -> false;
    };
  }

  private static boolean acceptsExact(DataType wanted, RelDataType type) {
    DataType given = Types.toDataType(type).orElse(null);
    if (given == null) {
      return false;
    }
    return sameShape(wanted, given)
        || (wanted == DataType.Scalar.INT64 && given == DataType.Scalar.INT32)
        || (wanted == DataType.Scalar.FLOAT64
            && (given == DataType.Scalar.INT32 || given == DataType.Scalar.INT64));
  }

  /** Equal but for nullability, which a parameter does not ask about. */
  private static boolean sameShape(DataType a, DataType b) {
    return a.toString().replace("!", "").equalsIgnoreCase(b.toString().replace("!", ""));
  }

  /** The type this pattern stands for, nullable; a variable that nothing bound has type NULL. */
  default RelDataType build(Map<String, RelDataType> bound, RelDataTypeFactory factory) {
    return switch (this) {
      case Exact(DataType type) -> Types.nullable(factory, type, true);
      case Any() -> throw new IllegalStateException("a result cannot have type 'any'");
      case Variable(String name, boolean number) ->
          bound.containsKey(name)
              ? factory.createTypeWithNullability(Objects.requireNonNull(bound.get(name)), true)
              : factory.createSqlType(SqlTypeName.NULL);
      case ListOf(TypePattern element) ->
          factory.createTypeWithNullability(
              factory.createArrayType(element.build(bound, factory), -1), true);
      case MapOf(TypePattern key, TypePattern value) ->
          factory.createTypeWithNullability(
              factory.createMapType(
                  factory.createTypeWithNullability(key.build(bound, factory), false),
                  value.build(bound, factory)),
              true);
      case EntryOf(TypePattern key, TypePattern value) ->
          factory
              .builder()
              .kind(StructKind.FULLY_QUALIFIED)
              .add("key", factory.createTypeWithNullability(key.build(bound, factory), false))
              .add("value", value.build(bound, factory))
              .build();
    };
  }

  /** Reads {@code any}, a variable, {@code list<T>}, {@code map<K,V>} or a schema type. */
  static TypePattern parse(String text) {
    String type = text.strip();
    if (type.equals("any")) {
      return new Any();
    }
    if (type.length() == 1 && Character.isUpperCase(type.charAt(0))) {
      return new Variable(type, type.equals("N"));
    }
    List<String> parts = arguments(type, "list");
    if (parts != null && parts.size() == 1) {
      return new ListOf(parse(parts.getFirst()));
    }
    parts = arguments(type, "map");
    if (parts != null && parts.size() == 2) {
      return new MapOf(parse(parts.get(0)), parse(parts.get(1)));
    }
    parts = arguments(type, "entry");
    if (parts != null && parts.size() == 2) {
      return new EntryOf(parse(parts.get(0)), parse(parts.get(1)));
    }
    return new Exact(TypeParser.parse(type));
  }

  /** Type arguments of {@code name<..., ...>}, or null when the text is something else. */
  private static @Nullable List<String> arguments(String type, String name) {
    if (!type.startsWith(name + "<") || !type.endsWith(">")) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = name.length() + 1;
    for (int i = start; i < type.length() - 1; i++) {
      char c = type.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(trimmed(type.substring(start, i)));
        start = i + 1;
      }
    }
    parts.add(trimmed(type.substring(start, type.length() - 1)));
    return parts;
  }

  private static String trimmed(String part) {
    String type = part.strip();
    return type.endsWith("!") ? type.substring(0, type.length() - 1) : type;
  }
}
