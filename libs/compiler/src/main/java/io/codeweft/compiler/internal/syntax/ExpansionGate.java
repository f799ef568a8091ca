package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Statement;
import org.apache.calcite.sql.SqlNode;

/**
 * Bounds the plan before it is made: WITH items are put in wherever they are named, so a chain of
 * them that each name the one before twice doubles with every link.
 */
public final class ExpansionGate implements SyntaxStep {
  private static final int MOST_TABLES = 200;

  @Override
  public String identity() {
    return "expansion-gate/1 tables=" + MOST_TABLES;
  }

  @Override
  public SqlNode apply(SqlNode tree, Statement statement) {
    long tables = TableReferences.expanded(tree);
    if (tables > MOST_TABLES) {
      statement
          .diagnostics()
          .add(
              "too-large",
              tree.getParserPosition(),
              "reads "
                  + tables
                  + " tables once every WITH item is put in where it is named; at most "
                  + MOST_TABLES
                  + " are allowed: make views of the shared parts");
    }
    return tree;
  }
}
