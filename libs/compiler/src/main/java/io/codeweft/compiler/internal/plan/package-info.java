/**
 * Steps on the relational plan, in this order: {@link
 * io.codeweft.compiler.internal.plan.Translation} from syntax, {@link
 * io.codeweft.compiler.internal.plan.FieldAccess}, {@link
 * io.codeweft.compiler.internal.plan.WindowSplit}, {@link
 * io.codeweft.compiler.internal.plan.SemiJoins}, {@link
 * io.codeweft.compiler.internal.plan.RuleLoop}.
 */
@NullMarked
package io.codeweft.compiler.internal.plan;

import org.jspecify.annotations.NullMarked;
