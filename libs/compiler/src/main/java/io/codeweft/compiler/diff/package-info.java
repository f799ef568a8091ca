/**
 * What differs between two versions of a graph, and what follows from it. {@link
 * io.codeweft.compiler.diff.GraphDiff#between} compares artefacts: nothing is compiled again.
 */
@NullMarked
package io.codeweft.compiler.diff;

import org.jspecify.annotations.NullMarked;
