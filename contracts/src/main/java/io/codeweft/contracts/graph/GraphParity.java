package io.codeweft.contracts.graph;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether the metadata of compiled views agree with a function snapshot and with what an engine has
 * bound. The same at registration, before a task and before a commit.
 */
public final class GraphParity {
  private GraphParity() {}

  /** Functions of everything that computes a table, sorted. */
  public static SortedSet<String> functions(ViewGraph graph, String output) {
    return collect(graph, output, ViewArtefact::functions);
  }

  /** Those of them that an engine has to bind, sorted. */
  public static SortedSet<String> boundFunctions(ViewGraph graph, String output) {
    return collect(graph, output, ViewArtefact::boundFunctions);
  }

  private static SortedSet<String> collect(
      ViewGraph graph, String output, Function<ViewArtefact, List<String>> functions) {
    SortedSet<String> collected = new TreeSet<>();
    StageProgram.of(graph, output).views().forEach(v -> collected.addAll(functions.apply(v)));
    return collected;
  }

  /**
   * What differs between the snapshot and the metadata of everything that computes a table, one
   * line each; empty = they agree.
   */
  public static List<String> withSnapshot(
      ViewGraph graph, String output, FunctionSnapshot snapshot) {
    List<String> findings = new ArrayList<>();
    if (!graph.functionSnapshot().equals(snapshot.hash())) {
      findings.add(
          "the graph was compiled with function snapshot "
              + graph.functionSnapshot()
              + ", the current one is "
              + snapshot.hash());
    }
    for (ViewArtefact view : StageProgram.of(graph, output).views()) {
      findings.addAll(findings(graph, view, snapshot));
    }
    return findings;
  }

  private static List<String> findings(
      ViewGraph graph, ViewArtefact view, FunctionSnapshot snapshot) {
    List<String> findings = new ArrayList<>();
    List<FunctionDefinition> definitions = new ArrayList<>();
    for (String name : view.functions()) {
      Optional<FunctionDefinition> definition = named(name, snapshot.functions());
      definition.ifPresent(definitions::add);
      if (definition.isEmpty()) {
        findings.add(
            "view '"
                + view.name()
                + "' uses function '"
                + name
                + "', which is not in snapshot "
                + snapshot.hash()
                + nearest(name, snapshot.functions()));
      }
    }
    String key = ViewArtefact.cacheKey(view.fingerprint(), graph.policyHash(), definitions);
    if (findings.isEmpty() && !key.equals(view.cacheKey())) {
      findings.add(
          "view '"
              + view.name()
              + "' was not compiled with the implementations of "
              + view.functions()
              + " in snapshot "
              + snapshot.hash());
    }
    return findings;
  }

  /**
   * What differs between the snapshot and what an engine has bound, in the functions of everything
   * that computes a table.
   *
   * @param who for the message: {@code the registry}
   * @param bound definitions of what the engine has bound
   */
  public static List<String> withEngine(
      ViewGraph graph,
      String output,
      FunctionSnapshot snapshot,
      String who,
      Collection<FunctionDefinition> bound) {
    List<String> findings = new ArrayList<>();
    for (String name : boundFunctions(graph, output)) {
      String wanted =
          named(name, snapshot.functions())
              .map(FunctionDefinition::implementationHash)
              .orElse("none");
      String actual = named(name, bound).map(FunctionDefinition::implementationHash).orElse("none");
      if (!wanted.equals(actual)) {
        findings.add(
            "the implementation of function '"
                + name
                + "' is "
                + wanted
                + " in snapshot "
                + snapshot.hash()
                + ", but "
                + who
                + " has "
                + actual);
      }
    }
    return findings;
  }

  private static Optional<FunctionDefinition> named(
      String name, Collection<FunctionDefinition> definitions) {
    return definitions.stream().filter(definition -> definition.name().equals(name)).findFirst();
  }

  private static String nearest(String name, Collection<FunctionDefinition> definitions) {
    String near =
        Nearest.to(name, definitions.stream().map(FunctionDefinition::name).sorted().toList());
    return near == null ? "" : "; the nearest is '" + near + "'";
  }
}
