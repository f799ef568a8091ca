package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/** Type names people write in a CAST: those of the schema language work too. */
public final class CastTypes implements SyntaxStep {
  static final Set<String> ALLOWED =
      Set.of("VARCHAR", "CHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "VARBINARY");
  static final String LIST =
      "allowed: VARCHAR, INTEGER, BIGINT, DOUBLE, BOOLEAN, t ARRAY, MAP<k, v>, ROW(name t, ...)";

  private static final Map<String, SqlTypeName> NAMES =
      Map.ofEntries(
          Map.entry("text", SqlTypeName.VARCHAR),
          Map.entry("string", SqlTypeName.VARCHAR),
          Map.entry("int32", SqlTypeName.INTEGER),
          Map.entry("int4", SqlTypeName.INTEGER),
          Map.entry("int64", SqlTypeName.BIGINT),
          Map.entry("int8", SqlTypeName.BIGINT),
          Map.entry("long", SqlTypeName.BIGINT),
          Map.entry("float64", SqlTypeName.DOUBLE),
          Map.entry("bool", SqlTypeName.BOOLEAN));

  @Override
  public String identity() {
    return "cast-types/1";
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    return Trees.rewritten(
        tree,
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlDataTypeSpec type) {
            return type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named
                ? standard(type, named, statement)
                : type;
          }
        });
  }

  private static SqlNode standard(
      SqlDataTypeSpec type, SqlUserDefinedTypeNameSpec named, Statement statement) {
    String name = named.getTypeName().toString().toLowerCase(Locale.ROOT);
    SqlTypeName standard = NAMES.get(name);
    if (standard == null) {
      statement
          .diagnostics()
          .add("type", type.getParserPosition(), "unknown type '" + name + "'; " + LIST);
      return type;
    }
    return new SqlDataTypeSpec(
        new SqlBasicTypeNameSpec(standard, type.getParserPosition()), type.getParserPosition());
  }
}
