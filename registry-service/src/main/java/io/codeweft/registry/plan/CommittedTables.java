package io.codeweft.registry.plan;

import io.codeweft.contracts.event.TableVersion;
import java.util.Optional;

/**
 * What the tables themselves say about who committed them. Events may be lost with the broker or
 * expire; a table is the truth about its last commit, and a build number it has seen must not be
 * used again.
 */
public interface CommittedTables {

  /**
   * The version of a view's table that a build computes its change against: the latest that the
   * build has not committed itself; empty when there is none.
   */
  Optional<TableVersion> base(String repo, String view, long buildNumber);

  /** The number of the last build that committed the view's table; 0 when there is none. */
  long lastBuild(String repo, String view);
}
