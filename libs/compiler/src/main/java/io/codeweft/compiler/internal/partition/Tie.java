package io.codeweft.compiler.internal.partition;

import org.apache.calcite.rex.RexNode;

/**
 * An equality between the rows on this side and those behind a join, a sub-query or a set
 * operation.
 *
 * @param here an expression over the rows on this side, outer rows included
 * @param there reach of the value it must equal
 * @param nullsMeet whether a null here meets a null there
 */
record Tie(RexNode here, Reach there, boolean nullsMeet) {}
