/**
 * What engines call back into Java for, because their SQL cannot say it: Unicode normal forms,
 * UTF-16 columns, SCIP symbols.
 *
 * <p>A callback knows texts, integers and bools only; the binding of a function wraps it into what
 * the function returns. Callbacks run on the engine's threads, a chunk of rows at a time, and keep
 * no state: a thread of DuckDB is another Java thread for every chunk.
 */
@NullMarked
package io.codeweft.functions.callback;

import org.jspecify.annotations.NullMarked;
