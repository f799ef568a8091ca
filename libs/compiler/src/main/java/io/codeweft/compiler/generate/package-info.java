/**
 * From registry rows to views. {@link io.codeweft.compiler.generate.ViewGenerator} takes a pack as
 * it was read and gives all its views for the policy lane: those the pack spells out as SQL text,
 * and those its rows stand for, as programs of relational operators ({@link
 * io.codeweft.contracts.graph.RowPlan}).
 *
 * <ul>
 *   <li>a nested list row gives one flat view;
 *   <li>a relation row gives one view: what it joins, picks and ranks, from one source or several;
 *   <li>a node or edge row gives {@code node_ROW} or {@code edge_ROW} and, when it has properties,
 *       {@code props_node_ROW} or {@code props_edge_ROW};
 *   <li>an output row gives the union of all nodes, edges or properties.
 * </ul>
 *
 * Node ids and edge endpoints come from one place, {@code NodeIds}, so they join by construction.
 * The shapes of the three outputs are in {@code GraphColumns}; no kind is known here. Expressions
 * of rows are left as they are written: the lane checks and translates them.
 */
@NullMarked
package io.codeweft.compiler.generate;

import org.jspecify.annotations.NullMarked;
