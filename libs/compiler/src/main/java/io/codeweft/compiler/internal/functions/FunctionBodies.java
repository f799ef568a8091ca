package io.codeweft.compiler.internal.functions;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Gives the expressions of functions as plans have them. */
public interface FunctionBodies {

  /**
   * The expression of a function for arguments of certain types.
   *
   * @param value over one column per argument
   * @param columns types of these columns: an argument is cast to its column's
   * @param functions the functions that were expanded inside, sorted
   */
  record Body(RexNode value, List<RelDataType> columns, Set<String> functions) {}

  /**
   * @param arguments types of the arguments, defaults included
   * @throws io.codeweft.compiler.internal.lane.Refusal when the expression does not take them
   */
  Body body(ExpandedFunction function, List<RelDataType> arguments);
}
