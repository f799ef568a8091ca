/**
 * Dataset declarations: the hand-written schemas of extract tables, one of the two static inputs of
 * Codeweft. See {@link io.codeweft.contracts.dataset.DatasetReader} for the file format.
 */
@NullMarked
package io.codeweft.contracts.dataset;

import org.jspecify.annotations.NullMarked;
