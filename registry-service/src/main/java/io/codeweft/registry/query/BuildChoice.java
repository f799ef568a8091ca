package io.codeweft.registry.query;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.registry.history.BuildHistory;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.tables.Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which build of a warehouse a query reads: the last completed one unless another is named. */
public final class BuildChoice {

  /** There is no such build; the message says what there is. */
  public static final class NoBuildException extends Exception {
    private static final long serialVersionUID = 1L;

    NoBuildException(String message) {
      super(message);
    }
  }

  private static final int LISTED = 10;

  private final BuildHistory history;

  public BuildChoice(Warehouse warehouse) {
    this.history = new BuildHistory(warehouse);
  }

  /**
   * @param repo null when the warehouse holds one repository, or a build id is given
   * @param build number, or id or the beginning of one; null = the last completed
   */
  public BuildRecord choose(@Nullable String repo, @Nullable String build) throws NoBuildException {
    if (build != null) {
      return named(repo, build);
    }
    List<String> repos = repos();
    if (repo == null && repos.size() > 1) {
      throw new NoBuildException(
          "the warehouse holds several repositories; name one of them: "
              + String.join(", ", repos));
    }
    return history
        .lastCompleted(repo)
        .orElseThrow(
            () ->
                new NoBuildException(
                    "the warehouse has no completed build"
                        + (repo == null ? "" : " of repository '" + repo + "'")
                        + "; make one with 'weft run'"));
  }

  private BuildRecord named(@Nullable String repo, String build) throws NoBuildException {
    List<BuildRecord> completed =
        history.newest(repo, Integer.MAX_VALUE).stream()
            .filter(each -> each.state() == BuildChanged.State.COMPLETED)
            .toList();
    List<BuildRecord> found =
        completed.stream()
            .filter(
                each ->
                    each.buildId().startsWith(build)
                        || Long.toString(each.buildNumber()).equals(build))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new NoBuildException(
        (found.isEmpty() ? "no completed build" : found.size() + " completed builds")
            + " '"
            + build
            + "'"
            + (repo == null ? "" : " of repository '" + repo + "'")
            + (found.isEmpty() ? "; there are: " : "; say which repository or more of the id: ")
            + (found.isEmpty() ? completed : found)
                .stream()
                    .limit(LISTED)
                    .map(each -> each.repo() + " #" + each.buildNumber() + " " + each.buildId())
                    .toList());
  }

  private List<String> repos() {
    return history.newest(null, 1).stream().map(BuildRecord::repo).distinct().toList();
  }
}
