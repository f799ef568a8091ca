package io.codeweft.compiler.internal.types;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Knows one text type: VARCHAR without a length. Literals and CHAR(n) are that type too, so no
 * literal is ever padded and no cast between lengths gets in the way of comparing plans.
 */
final class CodeweftTypeFactory extends JavaTypeFactoryImpl {

  CodeweftTypeFactory() {
    super(new CodeweftTypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName) {
    return super.createSqlType(typeName == SqlTypeName.CHAR ? SqlTypeName.VARCHAR : typeName);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName, int precision) {
    return typeName == SqlTypeName.CHAR || typeName == SqlTypeName.VARCHAR
        ? createSqlType(SqlTypeName.VARCHAR)
        : super.createSqlType(typeName, precision);
  }
}
