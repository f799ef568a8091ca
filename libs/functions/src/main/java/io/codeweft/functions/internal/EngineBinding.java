package io.codeweft.functions.internal;

import org.jspecify.annotations.Nullable;

/**
 * How one engine computes a function.
 *
 * @param sql SQL expression over the parameter names. For a variadic function, {@code {name}}
 *     stands where the expanded arguments of the variadic parameter go, comma separated
 * @param each expansion of one variadic argument, called {@code {it}}; null without one
 * @param upTo largest number of variadic arguments, 0 without one: macros have no variable arity,
 *     so one overload is created for each number from 1
 * @param java revision of the callback that the expression calls by {@link
 *     LibraryFunction#callbackName(String)}, raised when its results change; 0 without a callback
 */
public record EngineBinding(String sql, @Nullable String each, int upTo, int java) {}
