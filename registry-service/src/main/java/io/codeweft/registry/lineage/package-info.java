/**
 * Lineage and impact as they are told, over REST and by commands: {@link
 * io.codeweft.registry.lineage.Trace} is a walk up or down from a table or column, {@link
 * io.codeweft.registry.lineage.Consequences} what rebuilds when something changes and why. Both are
 * read off {@link io.codeweft.contracts.graph.GraphLineage}, which does the walking.
 */
@NullMarked
package io.codeweft.registry.lineage;

import org.jspecify.annotations.NullMarked;
