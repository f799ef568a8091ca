/**
 * Delta tables in a warehouse directory.
 *
 * <p>A {@link io.codeweft.tables.Warehouse} says where everything lies: tables below {@code
 * tables/REPO/TABLE}, content-addressed {@link io.codeweft.tables.ObjectStore objects}, files that
 * were refused, and the lock that keeps a second process out.
 *
 * <p>{@link io.codeweft.tables.DeltaTables} reads and commits tables. Whoever computes rows writes
 * Parquet files beside a table, where no reader sees them, and then hands in a {@link
 * io.codeweft.tables.CommitRequest}: files to add, files to remove, at most one file of row
 * changes, and the transaction id that makes the commit happen once. A commit is a compare-and-set
 * on the table's version and ends in a {@link io.codeweft.tables.CommitResult}. What has been
 * committed is read as a {@link io.codeweft.tables.TableSnapshot} (the files of one version) or as
 * {@link io.codeweft.tables.VersionChanges} (the files that say what one version changed). Both
 * name files only; reading rows is the engine's work.
 *
 * <p>The tables are ordinary Delta tables with the change data feed on (reader version 1, writer
 * version 7, no deletion vectors, no partitions, no column mapping), so that any Delta reader opens
 * every version. Everything that knows Delta Kernel is in {@code io.codeweft.tables.internal}.
 */
@NullMarked
package io.codeweft.tables;

import org.jspecify.annotations.NullMarked;
