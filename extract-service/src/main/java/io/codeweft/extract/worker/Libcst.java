package io.codeweft.extract.worker;

import org.jspecify.annotations.Nullable;

/**
 * LibCST in the chosen interpreter; both are null when it is switched off.
 *
 * @param version when it is used
 * @param absent why it cannot be imported
 */
public record Libcst(@Nullable String version, @Nullable String absent) {}
