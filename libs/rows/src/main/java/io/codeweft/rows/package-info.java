/**
 * Delta tables of the project's own rows, for services that keep a history.
 *
 * <p>{@link io.codeweft.rows.RowTable} appends rows and reads them back; {@link
 * io.codeweft.rows.RowColumns} says what a row of one kind looks like in Arrow, with {@link
 * io.codeweft.rows.Cells} for single cells and {@link io.codeweft.rows.OneBatch} for what is loaded
 * at once. {@link io.codeweft.rows.parity} is the one such table that two services share.
 */
@NullMarked
package io.codeweft.rows;

import org.jspecify.annotations.NullMarked;
