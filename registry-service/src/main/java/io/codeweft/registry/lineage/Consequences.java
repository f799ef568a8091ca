package io.codeweft.registry.lineage;

import io.codeweft.contracts.graph.GraphLineage;
import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.LineageEdge;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.dag.Dependencies;
import io.codeweft.registry.dag.GraphDag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What rebuilds when something changes.
 *
 * @param changed {@code ast_files_v1.nodes}, {@code function span_len}, {@code rows of defs}
 * @param affected views that have to be computed again, in execution order
 * @param rebuilds the materialised ones among them
 * @param spared views that read what changes, directly or not, and use nothing of it
 */
public record Consequences(
    String graph,
    String version,
    String changed,
    List<Affected> affected,
    List<String> rebuilds,
    List<String> spared) {

  /**
   * @param rows whether there may be other rows, hence other values everywhere
   * @param columns whose values may change where the rows stay
   * @param reasons a shortest chain from what changes to this view, in words
   */
  public record Affected(
      String view, GraphDag.Kind kind, boolean rows, List<String> columns, List<String> reasons) {}

  public Consequences {
    affected = List.copyOf(affected);
    rebuilds = List.copyOf(rebuilds);
    spared = List.copyOf(spared);
  }

  /**
   * When the rows of a dataset, or the definition of a view, change.
   *
   * @throws IllegalArgumentException with the nearest name when there is none of that name
   */
  public static Consequences ofTable(ViewGraph graph, String table) {
    return of(graph, GraphLineage.of(graph).impactOfTable(table), Set.of(table), "itself changes");
  }

  /**
   * When the values of a column change.
   *
   * @param path its name, or a path into it
   * @throws IllegalArgumentException with the nearest name when there is none of that name
   */
  public static Consequences ofColumn(ViewGraph graph, String table, String path) {
    Impact impact = GraphLineage.of(graph).impactOfColumn(table, path);
    return of(graph, impact, Set.of(table), "");
  }

  /**
   * When a library function changes.
   *
   * @throws IllegalArgumentException with the nearest name when no view calls such a function
   */
  public static Consequences ofFunction(ViewGraph graph, String function) {
    Impact impact = GraphLineage.of(graph).impactOfFunction(function);
    Set<String> callers =
        graph.views().stream()
            .filter(view -> view.functions().contains(function))
            .map(ViewArtefact::name)
            .collect(Collectors.toSet());
    return of(graph, impact, callers, "calls " + function);
  }

  /**
   * @param sources tables the change begins at
   * @param why what to say of a view the change begins at; empty = it is not affected itself
   */
  private static Consequences of(ViewGraph graph, Impact impact, Set<String> sources, String why) {
    List<Affected> affected = new ArrayList<>();
    for (ViewArtefact view : graph.views()) {
      boolean source = sources.contains(view.name()) && !why.isEmpty();
      impact.views().stream()
          .filter(on -> on.view().equals(view.name()) && !source)
          .forEach(on -> affected.add(affected(view, on, why)));
      if (source) {
        affected.add(
            new Affected(
                view.name(),
                GraphDag.kind(view),
                true,
                List.of(),
                List.of(view.name() + " " + why)));
      }
    }
    Set<String> names = affected.stream().map(Affected::view).collect(Collectors.toSet());
    return new Consequences(
        graph.name(),
        graph.version(),
        impact.subject(),
        affected,
        affected.stream()
            .filter(view -> view.kind() == GraphDag.Kind.TABLE)
            .map(Affected::view)
            .toList(),
        spared(graph, sources, names));
  }

  private static Affected affected(ViewArtefact view, Impact.OnView on, String why) {
    List<LineageEdge> chain =
        on.places().stream()
            .map(Impact.OnPlace::because)
            .min(Comparator.comparingInt(List::size))
            .orElse(List.of());
    List<String> reasons = new ArrayList<>();
    if (why.startsWith("calls ") && !chain.isEmpty()) {
      reasons.add(chain.getLast().from().table() + " " + why);
    }
    chain.reversed().forEach(edge -> reasons.add(Step.inWords(edge)));
    return new Affected(view.name(), GraphDag.kind(view), on.rows(), on.columns(), reasons);
  }

  private static List<String> spared(ViewGraph graph, Set<String> sources, Set<String> affected) {
    Dependencies dependencies = Dependencies.of(graph);
    SortedSet<String> readers = new TreeSet<>();
    sources.forEach(table -> readers.addAll(dependencies.descendants(table, Integer.MAX_VALUE)));
    readers.removeAll(affected);
    readers.removeAll(sources);
    return graph.views().stream().map(ViewArtefact::name).filter(readers::contains).toList();
  }
}
