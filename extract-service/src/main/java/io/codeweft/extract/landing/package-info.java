/**
 * Commits the datasets of an extract.
 *
 * <p>{@link io.codeweft.extract.landing.Landing} compares each dataset with the table's latest
 * version and commits what changed, with the row changes. When all are committed, {@link
 * io.codeweft.extract.landing.LandedExtracts} records the extract, event included: from then on it
 * has landed, and the event can be sent as often as needed. A process that dies before leaves
 * tables that are ahead of the record, which the next extract takes as its base.
 */
@NullMarked
package io.codeweft.extract.landing;

import org.jspecify.annotations.NullMarked;
