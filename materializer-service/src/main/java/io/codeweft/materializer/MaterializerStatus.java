package io.codeweft.materializer;

import org.jspecify.annotations.Nullable;

/**
 * What the materializer does right now, for people; counts are since the start.
 *
 * @param task the task in work, or null
 * @param committed versions committed, redeliveries included
 * @param unchanged outputs in which no row changed
 * @param violations broken rules
 */
public record MaterializerStatus(
    @Nullable String task, long committed, long unchanged, long violations) {}
