package io.codeweft.contracts.graph;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import java.util.ArrayList;
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
      Optional<FunctionDefinition> definition = snapshot.named(name);
      definition.ifPresent(definitions::add);
      if (definition.isEmpty()) {
        findings.add(
            "view '"
                + view.name()
                + "' uses function '"
                + name
                + "', which is not in snapshot "
                + snapshot.hash()
                + snapshot.nearest(name).map(near -> "; the nearest is '" + near + "'").orElse(""));
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
   * @param bound the library that the engine has bound
   */
  public static List<String> withEngine(
      ViewGraph graph,
      String output,
      FunctionSnapshot snapshot,
      String who,
      FunctionSnapshot bound) {
    List<String> findings = new ArrayList<>();
    for (String name : boundFunctions(graph, output)) {
      String wanted =
          snapshot.named(name).map(FunctionDefinition::implementationHash).orElse("none");
      String actual = bound.named(name).map(FunctionDefinition::implementationHash).orElse("none");
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
}
