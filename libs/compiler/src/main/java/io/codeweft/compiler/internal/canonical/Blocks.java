package io.codeweft.compiler.internal.canonical;

import org.apache.calcite.rex.RexBuilder;

/**
 * What all blocks of a plan share.
 *
 * @param keepOrder whether an order without a limit means something
 */
record Blocks(boolean keepOrder, RexBuilder rex) {}
