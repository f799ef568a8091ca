/**
 * The registry on Kafka. {@link io.codeweft.registry.service.Replay} fills the {@link
 * io.codeweft.registry.service.Store} before any channel connects, {@link
 * io.codeweft.registry.service.Inbox} folds what arrives, {@link
 * io.codeweft.registry.service.PlannerThread} does what the planner decides, {@link
 * io.codeweft.registry.service.Outbox} sends.
 */
@NullMarked
package io.codeweft.registry.service;

import org.jspecify.annotations.NullMarked;
