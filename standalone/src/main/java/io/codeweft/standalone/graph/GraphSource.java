package io.codeweft.standalone.graph;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.registry.lineage.Trace;
import io.codeweft.standalone.cli.CommandFailure;
import io.codeweft.standalone.cli.ExitCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a command gets graphs from. */
public interface GraphSource {

  /**
   * The graphs that are current, by name; never empty.
   *
   * @throws CommandFailure when there is none
   */
  List<ViewGraph> current();

  /**
   * A graph as it once was.
   *
   * @param version number, version or beginning of one
   * @throws CommandFailure when there is no such graph or version
   */
  ViewGraph at(String name, String version);

  /** The current graph of that name; without a name, the only one. */
  default ViewGraph named(@Nullable String name) {
    List<ViewGraph> graphs = current();
    List<ViewGraph> found =
        graphs.stream().filter(graph -> name == null || graph.name().equals(name)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw name == null
        ? bad("there are several graphs; name one with --graph: " + names(graphs))
        : bad("there is no graph '" + name + "'; there are: " + names(graphs));
  }

  /**
   * The graph that has a view or dataset of that name.
   *
   * @param graph only this one; null = whichever has it
   */
  default ViewGraph having(String table, @Nullable String graph) {
    List<ViewGraph> graphs = graph == null ? current() : List.of(named(graph));
    List<ViewGraph> found =
        graphs.stream().filter(each -> Trace.schema(each, table).isPresent()).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.size() > 1) {
      throw bad("several graphs have a '" + table + "'; name one with --graph: " + names(found));
    }
    String nearest = Nearest.to(table, graphs.stream().flatMap(GraphSource::tables).toList());
    throw bad(
        "there is no view or dataset '"
            + table
            + "' in "
            + names(graphs)
            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
  }

  private static Stream<String> tables(ViewGraph graph) {
    return Stream.concat(
        graph.views().stream().map(ViewArtefact::name),
        graph.datasets().stream().map(dataset -> dataset.name()));
  }

  private static String names(List<ViewGraph> graphs) {
    return graphs.stream().map(ViewGraph::name).collect(Collectors.joining(", "));
  }

  /** A failure of the command line. */
  static CommandFailure bad(String message) {
    return new CommandFailure(ExitCode.BAD_ARGUMENTS, message);
  }
}
