package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import io.codeweft.compiler.internal.lane.Step;
import org.apache.calcite.sql.SqlNode;

/** A step that checks or rewrites the syntax tree; what it dislikes goes to the diagnostics. */
public interface SyntaxStep extends Step {
  SqlNode apply(SqlNode tree, Statement statement);
}
