/**
 * How a file is parsed: {@link io.codeweft.extract.treesitter.internal.Libraries} unpacks and loads
 * native code, {@link io.codeweft.extract.treesitter.internal.Grammar} is what is known of the
 * language, {@link io.codeweft.extract.treesitter.internal.NodeTable} the walk over the tree into
 * columns and {@link io.codeweft.extract.treesitter.internal.Matches} what the queries find in it.
 */
@NullMarked
package io.codeweft.extract.treesitter.internal;

import org.jspecify.annotations.NullMarked;
