package io.codeweft.extract.landing;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.tables.TableSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a repository's warehouse holds when an extract starts.
 *
 * @param last the last extract that landed
 * @param files those of {@code last}; empty when they are not known
 * @param tables latest versions by dataset, those of an extract that never landed included
 */
public record Base(
    String repo,
    Optional<LandedExtract> last,
    Optional<LandedFiles> files,
    SortedMap<String, TableSnapshot> tables) {

  /**
   * Whether the tables are those of the last extract, so that rows of files that did not change can
   * stay. They are not when a process died between its commits, nor when a dataset is new.
   *
   * @param datasets names of the datasets that an extract lands now
   */
  public boolean isSettled(List<String> datasets) {
    return last.isPresent()
        && files.isPresent()
        && datasets.stream().allMatch(name -> isPinned(last.get().event().tables(), name));
  }

  private boolean isPinned(Map<String, TableVersion> pinned, String dataset) {
    TableVersion version = pinned.get(dataset);
    TableSnapshot table = tables.get(dataset);
    return version != null && table != null && version.version() == table.version();
  }
}
