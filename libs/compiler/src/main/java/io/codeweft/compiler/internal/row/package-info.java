/**
 * Programs of registry rows on their way through the lane. {@link
 * io.codeweft.compiler.internal.row.RowPrograms} parses the pieces of SQL in a row one by one, has
 * all of them typed at once by the steps that type every other text, and puts the plan together
 * with Calcite's RelBuilder. From there on the plan of a row is a plan like any other.
 */
@NullMarked
package io.codeweft.compiler.internal.row;

import org.jspecify.annotations.NullMarked;
