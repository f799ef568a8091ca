package io.codeweft.functions.duckdb;

import io.codeweft.contracts.schema.DataType.Scalar;
import org.jspecify.annotations.Nullable;

/** Values as DuckDB literals. */
final class SqlLiteral {
  private SqlLiteral() {}

  /** Quoted; U+0000 cannot stand in SQL text, so it is spliced in. */
  static String text(String text) {
    return "'" + text.replace("'", "''").replace("\0", "' || chr(0) || '") + "'";
  }

  static String of(@Nullable Object value, Scalar type) {
    String literal =
        value == null ? "NULL" : value instanceof String text ? text(text) : value.toString();
    return "CAST(" + literal + " AS " + MacroSql.typeName(type) + ")";
  }
}
