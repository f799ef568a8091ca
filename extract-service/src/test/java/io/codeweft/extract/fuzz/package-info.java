/**
 * Files that are made to break whoever reads them: {@link io.codeweft.extract.fuzz.Nested} goes
 * deep, {@link io.codeweft.extract.fuzz.Encoded} is written in all kinds of characters and line
 * breaks, {@link io.codeweft.extract.fuzz.Large} has long literals, and {@link
 * io.codeweft.extract.fuzz.Mutation} changes files that are fine.
 */
@NullMarked
package io.codeweft.extract.fuzz;

import org.jspecify.annotations.NullMarked;
