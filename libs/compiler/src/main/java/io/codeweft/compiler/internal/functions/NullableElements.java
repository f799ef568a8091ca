package io.codeweft.compiler.internal.functions;

import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;

/**
 * The same list, with elements that may be null. Stands around the list of a LEFT JOIN UNNEST,
 * because Calcite makes structs nullable there after it has given types to what reads them. Not for
 * authors; engines and encodings see its argument only.
 */
public final class NullableElements extends SqlFunction {
  public static final NullableElements INSTANCE = new NullableElements();

  private NullableElements() {
    super(
        "nullable_elements",
        SqlKind.OTHER_FUNCTION,
        NullableElements::type,
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.SYSTEM);
  }

  private static RelDataType type(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataType list = call.getOperandType(0);
    if (list.getComponentType() == null) {
      return list;
    }
    RelDataType element = Objects.requireNonNull(list.getComponentType());
    RelDataType nullable =
        types.createArrayType(types.createTypeWithNullability(element, true), -1);
    return types.createTypeWithNullability(nullable, list.isNullable());
  }
}
