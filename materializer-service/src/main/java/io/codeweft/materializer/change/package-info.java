/**
 * The changed rows of a commit as events: {@link io.codeweft.materializer.change.ChangeEvents}
 * reads them from the committed version, so that they are the same however often they are sent;
 * {@link io.codeweft.materializer.change.RowJson} turns Arrow columns into JSON.
 */
@NullMarked
package io.codeweft.materializer.change;

import org.jspecify.annotations.NullMarked;
