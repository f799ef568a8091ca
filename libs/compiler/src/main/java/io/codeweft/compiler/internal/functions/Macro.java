package io.codeweft.compiler.internal.functions;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;

/**
 * An operator that no plan has: while a tree becomes a plan, each of its calls is replaced by what
 * it stands for, as if the author had written that.
 */
public interface Macro {

  /**
   * @param call as written
   * @param arguments what the operands of the call are in the plan
   * @param expansions told what was put in place
   * @throws CallRefusal when there is nothing to put there
   */
  RexNode expansion(SqlCall call, List<RexNode> arguments, RexBuilder rex, Expansions expansions);
}
