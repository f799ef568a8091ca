/**
 * What comes from where, column by column, over a whole graph: {@link
 * io.codeweft.registry.lineage.LineageGraph} joins the lineage of each view, one step down, to ways
 * through all of them; {@link io.codeweft.registry.lineage.Trace} is such a walk up or down from
 * one place, {@link io.codeweft.registry.lineage.Impact} says what rebuilds when something changes,
 * and why.
 */
@NullMarked
package io.codeweft.registry.lineage;

import org.jspecify.annotations.NullMarked;
