package io.codeweft.compiler.diff;

/**
 * A table that is computed again.
 *
 * @param reason in words
 */
public record Rebuild(String table, String reason) {}
