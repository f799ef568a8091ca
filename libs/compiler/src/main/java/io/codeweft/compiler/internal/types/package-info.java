/** Column types inside the lane: the schema language of contracts seen as Calcite types. */
@NullMarked
package io.codeweft.compiler.internal.types;

import org.jspecify.annotations.NullMarked;
