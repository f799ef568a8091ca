/**
 * The function library: one definition per function, with its bindings and the proof that they
 * agree.
 *
 * <p>A definition is one file under {@code resources/functions}: signature, null rule,
 * documentation, examples, golden vectors and the text of the DuckDB macro. {@link
 * io.codeweft.functions.FunctionLibrary} reads them all and refuses an incomplete one; its snapshot
 * is what views are compiled against. {@link io.codeweft.functions.duckdb.DuckDbFunctions} creates
 * the functions in a private database and verifies them there. {@link
 * io.codeweft.functions.reference} says in plain Java what each of them means.
 */
@NullMarked
package io.codeweft.functions;

import org.jspecify.annotations.NullMarked;
