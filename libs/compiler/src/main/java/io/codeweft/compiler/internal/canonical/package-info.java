/**
 * The canonical encoding of a plan, which is hashed. {@link
 * io.codeweft.compiler.internal.canonical.CanonicalPlan} is the way in. Projections, filters and
 * joins dissolve into a {@link io.codeweft.compiler.internal.canonical.Block}: a set of leaves, the
 * conditions over them and the outputs; leaves get their order from what is said about them ({@link
 * io.codeweft.compiler.internal.canonical.LeafOrder}), not from where they stood in the text.
 * Aggregates, set operations, limits and full joins are barriers: one leaf, with a block inside.
 */
@NullMarked
package io.codeweft.compiler.internal.canonical;

import org.jspecify.annotations.NullMarked;
