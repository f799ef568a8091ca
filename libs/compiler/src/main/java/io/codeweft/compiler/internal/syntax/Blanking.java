package io.codeweft.compiler.internal.syntax;

import java.util.Collection;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Puts NULL in place of names that were reported already, so that the validator, which stops at the
 * first, finds the next one.
 */
public final class Blanking extends SqlShuttle {
  private final Collection<SqlParserPos> reported;

  private Blanking(Collection<SqlParserPos> reported) {
    this.reported = reported;
  }

  public static SqlNode of(SqlNode tree, Collection<SqlParserPos> reported) {
    return Trees.rewritten(tree, new Blanking(reported));
  }

  @Override
  public SqlNode visit(SqlIdentifier id) {
    SqlParserPos position = id.getParserPosition();
    return reported.stream().anyMatch(position::overlaps) ? SqlLiteral.createNull(position) : id;
  }
}
