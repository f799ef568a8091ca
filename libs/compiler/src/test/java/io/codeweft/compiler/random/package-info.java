/**
 * Random queries over the sample tables, which mean the same to DuckDB as they are. {@link
 * io.codeweft.compiler.random.RandomQuery} is the way in. {@link io.codeweft.compiler.random.Dice}
 * keep what is asked apart from how it is said; the other files each write one category of queries,
 * out of {@link io.codeweft.compiler.random.Values} and {@link
 * io.codeweft.compiler.random.Conditions}, and say in which spellings. Nothing here asks for what
 * may differ from run to run: ties are broken by every column a query can see.
 */
@NullMarked
package io.codeweft.compiler.random;

import org.jspecify.annotations.NullMarked;
