/**
 * The service that commits what workers computed, or says why not.
 *
 * <p>{@link io.codeweft.materializer.ComputedChannel} takes {@code view-computed} events in order.
 * {@link io.codeweft.materializer.Materializer} is the whole flow: check every output of the task
 * ({@link io.codeweft.materializer.check}), then either put the refused files aside and send one
 * {@code contract-violation} per broken rule, or commit one version per table ({@link
 * io.codeweft.materializer.commit}), send the changed rows of published views ({@link
 * io.codeweft.materializer.change}) and, last, {@code view-committed}.
 *
 * <p>Nothing is remembered between events. Whether an output is committed is asked of the table,
 * which knows the transaction id; so an event that comes twice, or after a crash between commit and
 * events, leads to the same events again and to one version.
 */
@NullMarked
package io.codeweft.materializer;

import org.jspecify.annotations.NullMarked;
