/**
 * Planning, without Kafka, clock or disk of its own: which builds are due ({@link
 * io.codeweft.registry.plan.BuildPlan}), which tasks may start ({@link
 * io.codeweft.registry.plan.Stages}), and what to do next ({@link
 * io.codeweft.registry.plan.Planner} decides {@link io.codeweft.registry.plan.Action}s, others do
 * them).
 *
 * <p>Nothing here is triggered by an event as such: the planner compares what is wanted (current
 * graphs, latest extracts) with what is known (builds), so that a restart at any point, a repeated
 * event or another order between topics leads to the same actions. Exactly one planner runs: the
 * registry service is deployed with one replica.
 */
@NullMarked
package io.codeweft.registry.plan;

import org.jspecify.annotations.NullMarked;
