package io.codeweft.functions.internal;

/** How each engine computes a function. */
public record EngineBindings(EngineBinding duckdb, EngineBinding spark) {}
