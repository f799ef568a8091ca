/**
 * The compiled view graph, as the registry publishes it: everything a worker or the materializer
 * needs to run and check a view, derived from its plan. See {@link
 * io.codeweft.contracts.graph.ViewGraph}.
 */
@NullMarked
package io.codeweft.contracts.graph;

import org.jspecify.annotations.NullMarked;
