/**
 * Many views into one graph: order, dependencies, contracts. {@link
 * io.codeweft.compiler.internal.graph.GraphCompiler} is the way in.
 */
@NullMarked
package io.codeweft.compiler.internal.graph;

import org.jspecify.annotations.NullMarked;
