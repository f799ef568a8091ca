package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.contracts.schema.Schema;
import java.util.Collection;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The steps that a text takes through the lane, for pieces of a row. */
public interface Typing {

  /**
   * An expression that passed the gates; its types are not known.
   *
   * @param source with the spellings that were parsed
   */
  record Piece(SourceText source, SqlNode tree) {}

  /**
   * The gates, for one expression.
   *
   * @throws io.codeweft.compiler.internal.lane.Refusal with everything that was found
   */
  Piece parse(SourceText expression);

  /**
   * Names, types and translation, for a select list.
   *
   * @throws io.codeweft.compiler.internal.lane.Refusal at what was found first
   */
  RelNode translate(
      SqlNode select, SourceText source, Map<String, Schema> tables, RelOptCluster cluster);

  /** The tree with nothing in the places that were reported already. */
  SqlNode without(SqlNode tree, Collection<SqlParserPos> reported);
}
