package io.codeweft.compiler.internal.render;

import java.util.List;

/**
 * A recursion as text.
 *
 * @param name of the WITH item, plain
 * @param columns quoted
 * @param seed a query that gives the columns, with exactly their types
 * @param step likewise, reading {@code name}
 * @param all whether rows found twice count twice
 * @param levels rounds of the step that may add rows
 * @param message of the error when there is one round more; plain
 */
record Loop(
    String name,
    List<String> columns,
    String seed,
    String step,
    boolean all,
    int levels,
    String message) {}
