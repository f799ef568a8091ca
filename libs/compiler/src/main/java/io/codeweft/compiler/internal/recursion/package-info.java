/**
 * {@code WITH RECURSIVE}. {@link io.codeweft.compiler.internal.recursion.RecursiveItems} takes the
 * recursive items out of a tree and refuses what is not linear; each becomes a {@link
 * io.codeweft.compiler.internal.recursion.Recursion}, the one plan node for them, whose step reads
 * the rows of the round before through a {@link
 * io.codeweft.compiler.internal.recursion.RecursiveScan}. Calcite's own recursive union is not
 * used: its step would be typed with the nullability of the seed alone, and its bound ends
 * silently.
 */
@NullMarked
package io.codeweft.compiler.internal.recursion;

import org.jspecify.annotations.NullMarked;
