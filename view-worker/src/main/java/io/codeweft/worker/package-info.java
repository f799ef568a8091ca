/**
 * The service that computes views: scale this one out.
 *
 * <p>{@link io.codeweft.worker.TaskChannel} takes {@code view-ready} events in a consumer group and
 * gives each a slot ({@link io.codeweft.worker.TaskSlots}). {@link
 * io.codeweft.worker.task.TaskRunner} turns one into exactly one {@code view-computed} event, a
 * failure included; only when that is sent is the task acknowledged, so that a crash loses none.
 * Limits are configured under {@code codeweft.worker} ({@link io.codeweft.worker.WorkerConfig}).
 */
@NullMarked
package io.codeweft.worker;

import org.jspecify.annotations.NullMarked;
