/**
 * Registered graphs as the commands see them: {@link io.codeweft.standalone.graph.GraphSource} gets
 * them from a running server, from the warehouse when none runs, or from the folder of a pack that
 * nobody registered. Everything told about a graph is then computed here, by the code the registry
 * itself uses.
 */
@NullMarked
package io.codeweft.standalone.graph;

import org.jspecify.annotations.NullMarked;
