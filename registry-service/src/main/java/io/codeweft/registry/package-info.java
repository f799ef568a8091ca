/**
 * The registry: registers view graphs, plans builds, answers queries about both.
 *
 * <ul>
 *   <li>{@link io.codeweft.registry.build} folds events into what is known about builds,
 *   <li>{@link io.codeweft.registry.plan} decides what to do next,
 *   <li>{@link io.codeweft.registry.graph} compiles and stores packs,
 *   <li>{@link io.codeweft.registry.history} is the Delta table of ended builds, also for readers
 *       without a server,
 *   <li>{@link io.codeweft.registry.service} runs all that on Kafka,
 *   <li>{@link io.codeweft.registry.rest} answers over HTTP.
 * </ul>
 *
 * <p>State is memory only, replayed from the topics at every start. Exactly one instance may run
 * per Kafka cluster: two would plan the same builds and share out the records of one consumer
 * group.
 */
@NullMarked
package io.codeweft.registry;

import org.jspecify.annotations.NullMarked;
