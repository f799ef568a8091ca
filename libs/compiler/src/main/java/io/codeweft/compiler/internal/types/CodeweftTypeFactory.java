package io.codeweft.compiler.internal.types;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
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
    return isText(typeName) ? text() : super.createSqlType(typeName);
  }

  @Override
  public RelDataType createSqlType(SqlTypeName typeName, int precision) {
    return isText(typeName) ? text() : super.createSqlType(typeName, precision);
  }

  /** A field of a struct that may be null may be null: what is read through it must say so. */
  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (!nullable || type.isNullable() || !(type instanceof RelRecordType struct)) {
      return super.createTypeWithNullability(type, nullable);
    }
    Builder fields = builder().kind(struct.getStructKind());
    struct
        .getFieldList()
        .forEach(f -> fields.add(f.getName(), createTypeWithNullability(f.getType(), true)));
    return super.createTypeWithNullability(fields.build(), true);
  }

  private static boolean isText(SqlTypeName typeName) {
    return typeName == SqlTypeName.CHAR || typeName == SqlTypeName.VARCHAR;
  }

  private RelDataType text() {
    return super.createSqlType(SqlTypeName.VARCHAR, RelDataType.PRECISION_NOT_SPECIFIED);
  }
}
