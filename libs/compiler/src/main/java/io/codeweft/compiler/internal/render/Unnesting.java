package io.codeweft.compiler.internal.render;

import java.util.List;

/**
 * What UNNEST adds to a row.
 *
 * @param list over the columns of the row
 * @param names of the element and, if asked for, its position from 1
 * @param ordinality whether the position is asked for
 * @param keep whether a row whose list is empty or null stays, with a null element
 */
record Unnesting(Expr list, List<String> names, boolean ordinality, boolean keep) {}
