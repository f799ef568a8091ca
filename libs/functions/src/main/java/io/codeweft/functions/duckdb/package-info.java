/**
 * The functions inside DuckDB: created as macros of a private database, then compared with what the
 * library says they are.
 */
@NullMarked
package io.codeweft.functions.duckdb;

import org.jspecify.annotations.NullMarked;
