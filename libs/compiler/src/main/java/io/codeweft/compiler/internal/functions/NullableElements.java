package io.codeweft.compiler.internal.functions;

import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;

/**
 * The same value with a type that allows more nulls, where Calcite does not see that they can be.
 * Not for authors; engines and encodings see its argument only.
 */
public final class NullableElements extends SqlFunction {
  /**
   * Stands around the list or map of a LEFT JOIN UNNEST, and around each of several lists: Calcite
   * makes structs nullable there after it has given types to what reads them.
   */
  public static final NullableElements INSTANCE =
      new NullableElements("nullable_elements", NullableElements::nullableElements);

  /** Stands around what a window function reads whose frame may hold no row. */
  public static final NullableElements VALUE =
      new NullableElements(
          "nullable_value", (types, type) -> types.createTypeWithNullability(type, true));

  private NullableElements(
      String name, BiFunction<RelDataTypeFactory, RelDataType, RelDataType> type) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        call -> type.apply(call.getTypeFactory(), call.getOperandType(0)),
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.SYSTEM);
  }

  private static RelDataType nullableElements(RelDataTypeFactory types, RelDataType type) {
    if (type.getComponentType() != null) {
      RelDataType element = nullable(types, type.getComponentType());
      return types.createTypeWithNullability(types.createArrayType(element, -1), type.isNullable());
    }
    if (type.getKeyType() != null) {
      RelDataType value = Objects.requireNonNull(type.getValueType());
      RelDataType map =
          types.createMapType(nullable(types, type.getKeyType()), nullable(types, value));
      return types.createTypeWithNullability(map, type.isNullable());
    }
    return type;
  }

  private static RelDataType nullable(RelDataTypeFactory types, RelDataType type) {
    return types.createTypeWithNullability(type, true);
  }
}
