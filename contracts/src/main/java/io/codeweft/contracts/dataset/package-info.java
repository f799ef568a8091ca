/**
 * Dataset declarations: the hand-written schemas of extract tables, one of the two static inputs of
 * Codeweft. They are files of a pack; {@link io.codeweft.contracts.dataset.DatasetDeclaration} is
 * one that has been read.
 */
@NullMarked
package io.codeweft.contracts.dataset;

import org.jspecify.annotations.NullMarked;
