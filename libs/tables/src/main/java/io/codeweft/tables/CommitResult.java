package io.codeweft.tables;

/** How a commit ended. A request that is refused throws {@link TableException} instead. */
public sealed interface CommitResult {

  /** The request is the version {@code snapshot.version()}. */
  record Committed(TableSnapshot snapshot) implements CommitResult {}

  /**
   * The table has seen this transaction before, perhaps from a process that died before it could
   * say so; nothing was written.
   *
   * @param snapshot the latest version, which may be later than the one that held the transaction
   */
  record AlreadyCommitted(TableSnapshot snapshot) implements CommitResult {}

  /**
   * Another writer was first; nothing was written. Compute again on {@code actual}.
   *
   * @param expected the request's base; -1 = no table
   * @param actual the version there is; -1 = no table
   */
  record Conflict(long expected, long actual) implements CommitResult {}
}
