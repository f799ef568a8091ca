/**
 * The DuckDB engine; {@link io.codeweft.engine.duckdb.DuckDbEngine} is the only public type, and
 * this is the only package that writes SQL besides the compiler.
 *
 * <p>A session is one private in-memory database. {@code Lockdown} opens it, binds the function
 * library and locks it; {@code Statements} runs one call at a time under a {@code Deadline} and
 * turns failures into errors with a kind; {@code Relations} knows what is defined, from files, from
 * record batches ({@code BatchLoad}) or from programs, which {@code ProgramGuard} holds to a single
 * query. {@code ParquetWriter}, {@code RowDifference}, {@code RuleCheck} and {@code BatchQuery} are
 * the ways out.
 */
@NullMarked
package io.codeweft.engine.duckdb;

import org.jspecify.annotations.NullMarked;
