package io.codeweft.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A build was planned or has ended.
 *
 * @param buildId SHA-256 over repository, build number, graph version and extract table versions,
 *     first 32 digits
 * @param buildNumber counts the builds of a repository from 1; the Delta transaction version
 * @param inputs extract tables the build reads
 * @param keys per view the build makes, what decides its rows besides its inputs: {@link
 *     io.codeweft.contracts.graph.StageProgram#key}
 * @param tables when completed: every table of the consistent snapshot, extract tables included
 * @param reason when refused or failed: what happened and where
 */
public record BuildChanged(
    String buildId,
    long buildNumber,
    String repo,
    State state,
    String graphName,
    String graphVersion,
    String graphObject,
    String extractId,
    Map<String, TableVersion> inputs,
    Map<String, String> keys,
    List<BuildTask> tasks,
    Map<String, TableVersion> tables,
    @Nullable String reason)
    implements Event {

  /** Application id of the Delta transactions of builds; their version is the build number. */
  public static final String TRANSACTION = "codeweft";

  /** PLANNED is followed by exactly one of the others. */
  public enum State {
    PLANNED,
    COMPLETED,
    /** A contract violation stopped a commit. */
    REFUSED,
    /** A task failed. */
    FAILED,
    /** Its graph was deleted while it ran. */
    CANCELLED;

    /** Whether nothing follows. */
    public boolean isFinal() {
      return this != PLANNED;
    }
  }

  public BuildChanged {
    inputs = new TreeMap<>(inputs);
    keys = new TreeMap<>(Objects.requireNonNullElse(keys, Map.of()));
    tasks = List.copyOf(tasks);
    tables = new TreeMap<>(tables);
  }

  @Override
  public String eventType() {
    return "io.codeweft.build-" + state.name().toLowerCase(java.util.Locale.ROOT) + ".v1";
  }

  @Override
  public String eventId() {
    return buildId + "/" + state.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.BUILD;
  }
}
