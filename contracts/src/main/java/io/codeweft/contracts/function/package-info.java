/**
 * What services say about functions: definitions and the snapshot that gates views. {@link
 * io.codeweft.contracts.function.SnapshotCheck} says whether a snapshot may count, {@link
 * io.codeweft.contracts.function.SnapshotDiff} what differs between two.
 */
@NullMarked
package io.codeweft.contracts.function;

import org.jspecify.annotations.NullMarked;
