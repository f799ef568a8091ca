package io.codeweft.compiler.internal.recursion;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;

/**
 * A tree whose tables are all known, as a plan.
 *
 * @param tree validated
 */
public record Fragment(SqlNode tree, RelNode plan) {}
