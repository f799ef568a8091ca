/**
 * The shape of a graph: {@link io.codeweft.registry.dag.GraphDag} is what a view graph looks like
 * as nodes and edges, with waves and critical paths ({@link
 * io.codeweft.registry.dag.CriticalPath}); {@link io.codeweft.registry.dag.Dependencies} walks it
 * up and down; {@link io.codeweft.registry.dag.DotText} and {@link
 * io.codeweft.registry.dag.MermaidText} draw it.
 *
 * <p>Equal graphs give equal bytes: nothing here depends on hash order, and nodes come in execution
 * order.
 */
@NullMarked
package io.codeweft.registry.dag;

import org.jspecify.annotations.NullMarked;
