/**
 * What the columns and rows of a plan are made of. {@link
 * io.codeweft.compiler.internal.lineage.PlanLineage} walks the plan nodes, {@link
 * io.codeweft.compiler.internal.lineage.ExpressionLineage} the expressions of one of them, {@link
 * io.codeweft.compiler.internal.lineage.Origins} is what they hand to each other.
 */
@NullMarked
package io.codeweft.compiler.internal.lineage;

import org.jspecify.annotations.NullMarked;
