/**
 * A plan as a list of facets, for comparing two versions of a view: {@link
 * io.codeweft.compiler.internal.facets.PlanFacets} walks the plan nodes, {@link
 * io.codeweft.compiler.internal.facets.ExpressionText} writes expressions over what they read.
 */
@NullMarked
package io.codeweft.compiler.internal.facets;

import org.jspecify.annotations.NullMarked;
