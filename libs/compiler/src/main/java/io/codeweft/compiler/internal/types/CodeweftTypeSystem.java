package io.codeweft.compiler.internal.types;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Sums of integers are int64, averages are float64, texts of unequal length are just texts. */
final class CodeweftTypeSystem extends RelDataTypeSystemImpl {

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
    SqlTypeName sum =
        SqlTypeName.INT_TYPES.contains(argument.getSqlTypeName())
            ? SqlTypeName.BIGINT
            : SqlTypeName.DOUBLE;
    return factory.createTypeWithNullability(factory.createSqlType(sum), argument.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.DOUBLE), argument.isNullable());
  }
}
