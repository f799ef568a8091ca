package io.codeweft.registry.graph;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;

/**
 * A pack that was compiled.
 *
 * @param compiled number of views that had to be compiled
 * @param reused number of views that were known
 * @param seconds wall time, for people
 */
public record Compilation(
    PackBundle pack, ViewGraph graph, int compiled, int reused, double seconds) {}
