package io.codeweft.functions.internal;

import org.jspecify.annotations.Nullable;

/**
 * The DuckDB binding of a function: the body of a macro.
 *
 * @param body SQL expression over the parameter names. For a variadic function, {@code {name}}
 *     stands where the expanded arguments of the variadic parameter go, comma separated
 * @param each expansion of one variadic argument, called {@code {it}}; null without one
 * @param upTo largest number of variadic arguments, 0 without one: macros have no variable arity,
 *     so one overload is created for each number from 1
 */
public record DuckDbMacro(String body, @Nullable String each, int upTo) {}
