/**
 * What is known about builds, without Kafka, clock or disk: {@link
 * io.codeweft.registry.build.RegistryState} folds events, {@link
 * io.codeweft.registry.build.BuildState} and {@link io.codeweft.registry.build.TaskState} are the
 * states a build and its tasks go through.
 *
 * <p>Order holds within the topic partition of a repository and nowhere else: what tasks tell
 * ({@link io.codeweft.registry.build.TaskFact}) may arrive in any order and more than once and
 * gives the same state. The build topic has one writer, the planner, so its order is the truth.
 */
@NullMarked
package io.codeweft.registry.build;

import org.jspecify.annotations.NullMarked;
