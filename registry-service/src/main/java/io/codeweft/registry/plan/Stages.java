package io.codeweft.registry.plan;

import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stages of a graph: one per materialised view, named like it.
 *
 * @param pinned per stage, every table it reads or is checked against: datasets and views
 * @param waves stages by the earliest moment they can run: those of a wave need only earlier waves;
 *     sorted within
 */
public record Stages(SortedMap<String, SortedSet<String>> pinned, List<List<String>> waves) {
  public Stages {
    pinned = Collections.unmodifiableSortedMap(new TreeMap<>(pinned));
    waves = waves.stream().map(List::copyOf).toList();
  }

  /** Stages that wait for one another can never run. */
  public static final class CycleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> stages;

    CycleException(List<String> stages) {
      super(
          "materialised views "
              + String.join(", ", stages)
              + " wait for one another through what they read, their gates or their references;"
              + " drop one of these");
      this.stages = List.copyOf(stages);
    }

    /** Those that cannot run, sorted. */
    public List<String> stages() {
      return stages;
    }
  }

  /**
   * @throws CycleException when some stages can never run
   */
  public static Stages of(ViewGraph graph) throws CycleException {
    SortedMap<String, SortedSet<String>> pinned = new TreeMap<>();
    for (ViewArtefact view : graph.views()) {
      if (view.contract().materialize()) {
        pinned.put(view.name(), StageProgram.pinned(graph, view.name()));
      }
    }
    return new Stages(pinned, waves(pinned));
  }

  private static List<List<String>> waves(SortedMap<String, SortedSet<String>> pinned)
      throws CycleException {
    SortedSet<String> waiting = new TreeSet<>(pinned.keySet());
    List<List<String>> waves = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<String> wave =
          waiting.stream()
              .filter(
                  stage ->
                      Collections.disjoint(
                          pinned.getOrDefault(stage, Collections.emptySortedSet()), waiting))
              .toList();
      if (wave.isEmpty()) {
        throw new CycleException(List.copyOf(waiting));
      }
      waves.add(wave);
      wave.forEach(waiting::remove);
    }
    return waves;
  }

  /** Tables to pin for a stage: datasets and views, sorted. */
  public SortedSet<String> inputs(String stage) {
    return pinned.getOrDefault(stage, Collections.emptySortedSet());
  }

  /** Stages that must be committed before this one, sorted. */
  public List<String> after(String stage) {
    return inputs(stage).stream().filter(pinned::containsKey).toList();
  }

  /** Wave by wave. */
  public List<String> order() {
    return waves.stream().flatMap(List::stream).toList();
  }
}
