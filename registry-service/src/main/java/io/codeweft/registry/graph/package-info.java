/**
 * From a pack to a registered graph: {@link io.codeweft.registry.graph.GraphCompiler} reads,
 * generates and compiles, or says everything that is wrong ({@link
 * io.codeweft.registry.graph.Finding}); {@link io.codeweft.registry.graph.GraphStore} keeps packs
 * and compiled graphs as content-addressed objects of the warehouse.
 */
@NullMarked
package io.codeweft.registry.graph;

import org.jspecify.annotations.NullMarked;
