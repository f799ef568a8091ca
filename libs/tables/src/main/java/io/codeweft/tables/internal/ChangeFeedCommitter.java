package io.codeweft.tables.internal;

import io.delta.kernel.commit.CommitFailedException;
import io.delta.kernel.commit.CommitMetadata;
import io.delta.kernel.commit.CommitResponse;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.commit.DefaultFileSystemManagedTableOnlyCommitter;
import io.delta.kernel.utils.CloseableIterator;

/** Kernel's put-if-absent of the log entry, with the real rows of {@link DeferredRow} actions. */
final class ChangeFeedCommitter extends DefaultFileSystemManagedTableOnlyCommitter {

  @Override
  public CommitResponse commit(
      Engine engine, CloseableIterator<Row> actions, CommitMetadata metadata)
      throws CommitFailedException {
    return super.commit(
        engine,
        actions.map(row -> row instanceof DeferredRow deferred ? deferred.real() : row),
        metadata);
  }
}
