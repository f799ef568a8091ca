package io.codeweft.registry.plan;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a build of one graph over one extract would be.
 *
 * @param inputs landed tables that the graph declares, by name
 */
public record BuildPlan(
    ViewGraphRegistered registered,
    PlannableGraph graph,
    ExtractLanded extract,
    SortedMap<String, TableVersion> inputs) {

  /** Repositories of this prefix hold Codeweft's own tables. */
  public static final String RESERVED_PREFIX = "_";

  private static final int ID_DIGITS = 32;

  public static BuildPlan of(
      ViewGraphRegistered registered, PlannableGraph graph, ExtractLanded extract) {
    SortedMap<String, TableVersion> inputs = new TreeMap<>(extract.tables());
    inputs.keySet().removeIf(table -> graph.graph().dataset(table).isEmpty());
    return new BuildPlan(registered, graph, extract, inputs);
  }

  /** Whether that build was planned from the same graph over the same tables. */
  public boolean isContentOf(BuildChanged build) {
    return build.graphName().equals(registered.name())
        && build.graphVersion().equals(registered.version())
        && pins(build.inputs()).equals(pins(inputs));
  }

  /** The build under a number: planned, or refused where it could not run. */
  public BuildChanged build(long number) {
    return build(number, refusal().orElse(null));
  }

  /** The build under a number, refused because its functions are not the current ones. */
  public BuildChanged drifted(long number, String current) {
    return build(
        number,
        "graph "
            + registered.name()
            + " is compiled against functions "
            + registered.functionSnapshot()
            + ", but "
            + current
            + " are current and it does not compile with them; see"
            + " /registry/registrations?graph="
            + registered.name()
            + " and register a pack that does");
  }

  private BuildChanged build(long number, @Nullable String refusal) {
    String id = id(number);
    return new BuildChanged(
        id,
        number,
        extract.repo(),
        refusal == null ? BuildChanged.State.PLANNED : BuildChanged.State.REFUSED,
        registered.name(),
        registered.version(),
        registered.graphObject(),
        extract.extractId(),
        inputs,
        refusal == null ? graph.keys() : Map.of(),
        refusal == null ? tasks(id) : List.of(),
        Map.of(),
        refusal);
  }

  /**
   * Deterministic. The number is part of it: going back to an earlier graph or extract is a new
   * build, and its tasks must not be taken for those that were done then.
   */
  private String id(long number) {
    return Json.fingerprint(
            Map.of(
                "repo", extract.repo(),
                "number", number,
                "graph_version", registered.version(),
                "tables", pins(inputs)))
        .substring(0, ID_DIGITS);
  }

  private List<BuildTask> tasks(String buildId) {
    Stages stages = graph.stages();
    return stages.order().stream()
        .map(
            stage ->
                new BuildTask(
                    BuildTask.id(buildId, stage, Shard.ALL),
                    stage,
                    Shard.ALL,
                    List.of(stage),
                    stages.after(stage)))
        .toList();
  }

  private Optional<String> refusal() {
    if (extract.repo().startsWith(RESERVED_PREFIX)) {
      return Optional.of(
          "repository names that start with '"
              + RESERVED_PREFIX
              + "' are reserved; extract it under another name");
    }
    List<String> missing =
        graph.graph().datasets().stream()
            .filter(dataset -> dataset.evidence().required())
            .map(DatasetDeclaration::name)
            .filter(name -> !inputs.containsKey(name))
            .sorted()
            .toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing(missing));
  }

  private String missing(List<String> datasets) {
    return "graph "
        + registered.name()
        + " requires dataset "
        + String.join(", ", datasets)
        + ", which extract "
        + extract.extractId()
        + " does not have; it landed: "
        + (extract.tables().isEmpty() ? "nothing" : String.join(", ", extract.tables().keySet()));
  }

  private static SortedMap<String, String> pins(Map<String, TableVersion> tables) {
    SortedMap<String, String> pins = new TreeMap<>();
    tables.forEach((name, table) -> pins.put(name, table.pin()));
    return pins;
  }
}
