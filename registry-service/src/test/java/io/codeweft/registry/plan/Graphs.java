package io.codeweft.registry.plan;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.testkit.TestViews;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small graph for tests: {@code facts} is required, {@code hints} optional; {@code flat} is an
 * intermediate, {@code nodes} and {@code files} need datasets only, {@code edges} needs nodes,
 * {@code props} needs both, and a gate lets {@code edges} wait for {@code files}.
 */
public final class Graphs {
  /** The library that every test publishes which publishes one. */
  static final String FUNCTIONS = FunctionLibrary.standard().snapshot().hash();

  private static final Schema SCHEMA = Schema.parse("struct<x:string!>");

  private Graphs() {}

  public static ViewGraph graph(String name, String policy) {
    return graph(name, policy, FUNCTIONS);
  }

  static ViewGraph graph(String name, String policy, String functions) {
    return ViewGraph.of(
        name,
        policy,
        functions,
        functions,
        List.of(dataset("facts", true), dataset("hints", false)),
        List.of(
            view("flat", false, null, "facts"),
            view("files", true, null, "facts"),
            view("nodes", true, null, "flat", "hints"),
            view("edges", true, null, "flat", "nodes"),
            view("edges_in_files", false, "edges", "edges", "files"),
            view("props", true, null, "edges", "nodes")));
  }

  public static DatasetDeclaration dataset(String name, boolean required) {
    return new DatasetDeclaration(
        name,
        SCHEMA,
        List.of("x"),
        List.of("x"),
        "x",
        new DatasetDeclaration.Evidence("test", 1, "none", required),
        DatasetDeclaration.Evolution.STRICT);
  }

  public static ViewArtefact view(
      String name,
      boolean table,
      @org.jspecify.annotations.Nullable String gateOf,
      String... reads) {
    return TestViews.view(
        name,
        SCHEMA,
        List.of(reads),
        List.of(),
        "",
        new ViewContract(
            table, List.of("x"), List.of("x"), "x", List.of(), List.of(), null, gateOf));
  }

  /** The view with another plan. */
  static ViewArtefact changed(ViewArtefact view) {
    return TestViews.view(
        view.name(),
        view.schema(),
        view.dependencies(),
        view.functions(),
        "another plan",
        view.contract());
  }

  public static ViewGraphRegistered registered(ViewGraph graph, long number) {
    return new ViewGraphRegistered(
        graph.name(), graph.version(), number, graph.functionSnapshot(), graph.version(), "pack");
  }

  /** An extract with the same version of each table. */
  public static ExtractLanded extract(String repo, long version, String... tables) {
    Map<String, TableVersion> landed = new TreeMap<>();
    for (String table : tables) {
      landed.put(table, new TableVersion("tables/" + repo + "/" + table, version, 10));
    }
    return new ExtractLanded(
        "extract-" + repo + "-" + version,
        repo,
        landed,
        1,
        1,
        0,
        "1",
        Map.of(),
        FileChanges.none(1),
        null);
  }
}
