/**
 * Extracts that were made elsewhere.
 *
 * <p>{@link io.codeweft.extract.offer.OfferChannel} takes offers from their topic, REST from who
 * asks; both put them into the queue of all runs. {@link io.codeweft.extract.offer.OfferRun} does
 * one: {@code Inbox} copies the files, so that what is checked is what lands, {@code OfferedTable}
 * reads them as record batches, {@code TypeCheck} compares their columns with the declaration and
 * {@code ValueCheck} their values; what breaks a rule is counted by {@code Violations}. Without
 * violations the rows are landed as those of any extract; with one of them nothing is.
 */
@NullMarked
package io.codeweft.extract.offer;

import org.jspecify.annotations.NullMarked;
