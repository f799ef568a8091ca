/**
 * Delta Kernel behind {@link io.codeweft.tables.DeltaTables}; not for use from other modules.
 *
 * <p>{@link io.codeweft.tables.internal.KernelTables} loads versions, {@link
 * io.codeweft.tables.internal.CommitWriter} commits them after {@link
 * io.codeweft.tables.internal.CommitGuard} has looked at every file, and {@link
 * io.codeweft.tables.internal.ChangeReader} reads what versions changed. Below them: {@link
 * io.codeweft.tables.internal.LocalFileIO}, the file access of Kernel without Hadoop's file system;
 * {@link io.codeweft.tables.internal.KernelSchemas} and {@link
 * io.codeweft.tables.internal.FileStatistics}, translations; {@link
 * io.codeweft.tables.internal.Actions} and {@link io.codeweft.tables.internal.ChangeFeedCommitter},
 * what Kernel cannot write by itself: removes and adds in one commit of a table with a change feed,
 * and {@code cdc} actions.
 */
@NullMarked
package io.codeweft.tables.internal;

import org.jspecify.annotations.NullMarked;
