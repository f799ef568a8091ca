package io.codeweft.compiler.internal.types;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Between the schema language of Codeweft and Calcite's types, both ways, nullability included. */
public final class Types {
  private Types() {}

  /** A fresh factory; one per compilation, because it keeps every type it made. */
  public static RelDataTypeFactory factory() {
    return new CodeweftTypeFactory();
  }

  public static RelDataType rowType(RelDataTypeFactory factory, Schema schema) {
    RelDataTypeFactory.Builder row = factory.builder();
    for (Field field : schema.fields()) {
      row.add(field.name(), nullable(factory, field.type(), field.nullable()));
    }
    return row.build();
  }

  /** The type with the given nullability at its top. */
  public static RelDataType nullable(RelDataTypeFactory factory, DataType type, boolean nullable) {
    if (type instanceof DataType.StructOf struct) {
      return structType(factory, struct, nullable);
    }
    RelDataType made =
        switch (type) {
          case DataType.Scalar scalar -> factory.createSqlType(name(scalar));
          case DataType.ListOf list ->
              factory.createArrayType(
                  nullable(factory, list.element(), list.elementNullable()), -1);
          case DataType.MapOf map ->
              factory.createMapType(
                  nullable(factory, map.key(), false),
                  nullable(factory, map.value(), map.valueNullable()));
          case DataType.StructOf struct -> throw new IllegalStateException("handled above");
        };
    return factory.createTypeWithNullability(made, nullable);
  }

  /** Fully qualified: a field is reached through its struct only, never as if it were a column. */
  private static RelDataType structType(
      RelDataTypeFactory factory, DataType.StructOf struct, boolean nullable) {
    RelDataTypeFactory.Builder row = factory.builder().kind(StructKind.FULLY_QUALIFIED);
    for (Field field : struct.fields()) {
      row.add(field.name(), nullable(factory, field.type(), field.nullable()));
    }
    return factory.createTypeWithNullability(row.build(), nullable);
  }

  /** The schema type, or empty when the schema language has none for it. */
  public static Optional<DataType> toDataType(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> Optional.of(DataType.Scalar.STRING);
      case INTEGER -> Optional.of(DataType.Scalar.INT32);
      case BIGINT -> Optional.of(DataType.Scalar.INT64);
      case DOUBLE -> Optional.of(DataType.Scalar.FLOAT64);
      case BOOLEAN -> Optional.of(DataType.Scalar.BOOL);
      case VARBINARY -> Optional.of(DataType.Scalar.BINARY);
      case ARRAY -> toListType(type);
      case MAP -> toMapType(type);
      case ROW -> toStructType(type);
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> toListType(RelDataType type) {
    RelDataType element = Objects.requireNonNull(type.getComponentType());
    return toDataType(element).map(e -> new DataType.ListOf(e, element.isNullable()));
  }

  private static Optional<DataType> toMapType(RelDataType type) {
    RelDataType value = Objects.requireNonNull(type.getValueType());
    return toDataType(Objects.requireNonNull(type.getKeyType()))
        .flatMap(k -> toDataType(value).map(v -> new DataType.MapOf(k, v, value.isNullable())));
  }

  private static Optional<DataType> toStructType(RelDataType type) {
    List<Field> fields = new ArrayList<>();
    for (RelDataTypeField field : type.getFieldList()) {
      Optional<DataType> fieldType = toDataType(field.getType());
      if (fieldType.isEmpty() || !field.getName().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        return Optional.empty();
      }
      fields.add(new Field(field.getName(), fieldType.get(), field.getType().isNullable()));
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new DataType.StructOf(fields));
  }

  /** For messages: the schema text where there is one, else what Calcite calls it. */
  public static String text(RelDataType type) {
    return toDataType(type)
        .map(DataType::toString)
        .orElseGet(() -> type.getSqlTypeName() == SqlTypeName.NULL ? "NULL" : type.toString());
  }

  private static SqlTypeName name(DataType.Scalar scalar) {
    return switch (scalar) {
      case BOOL -> SqlTypeName.BOOLEAN;
      case INT32 -> SqlTypeName.INTEGER;
      case INT64 -> SqlTypeName.BIGINT;
      case FLOAT64 -> SqlTypeName.DOUBLE;
      case STRING -> SqlTypeName.VARCHAR;
      case BINARY -> SqlTypeName.VARBINARY;
    };
  }
}
