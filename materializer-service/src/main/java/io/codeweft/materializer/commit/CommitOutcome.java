package io.codeweft.materializer.commit;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.materializer.check.Finding;

/** How the commit of an output ended. */
public sealed interface CommitOutcome {

  /** The output is this version, now or since an earlier delivery. */
  record Committed(TableVersion table) implements CommitOutcome {}

  /** No row changed; the table stays at this version. */
  record Unchanged(TableVersion table) implements CommitOutcome {}

  /** Nothing was committed. */
  record Refused(Finding finding) implements CommitOutcome {}
}
