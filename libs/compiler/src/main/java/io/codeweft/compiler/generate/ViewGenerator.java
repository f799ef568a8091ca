package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.OutputRow;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All views of a pack. The same pack gives the same views in the same order. */
public final class ViewGenerator {
  private final Pack pack;
  private final List<PackProblem> problems = new ArrayList<>();
  private final Map<String, ViewSource> views = new LinkedHashMap<>();

  /** Generated views by the output that unites them. */
  private final Map<OutputRow.Union, List<String>> united = new LinkedHashMap<>();

  private ViewGenerator(Pack pack) {
    this.pack = pack;
  }

  /**
   * @return the views written as SQL first, then those of nested lists, nodes, edges, properties
   *     and outputs; {@link ViewSource#item} names the row of a generated one
   * @throws PackException when rows do not fit one another, with file and place of each
   */
  public static List<ViewSource> generate(Pack pack) {
    return new ViewGenerator(pack).generate();
  }

  private List<ViewSource> generate() {
    for (OutputRow.Union union : OutputRow.Union.values()) {
      united.put(union, new ArrayList<>());
    }
    NodeIds ids = new NodeIds(pack.nodes(), pack.edges(), problems);
    pack.views().forEach(this::add);
    pack.nestedLists().forEach(this::nestedList);
    pack.relations()
        .forEach(
            row ->
                add(
                    source(
                        row.source().name(), row.source(), RelationPlan.of(row), row.contract())));
    pack.nodes().forEach(row -> node(row, ids));
    pack.edges().forEach(row -> edge(row, ids));
    pack.propertySets()
        .forEach(
            row ->
                graphView(
                    OutputRow.Union.PROPS, "props_", row.source(), PropertyPlan.of(row, ids)));
    pack.outputs().forEach(this::output);
    if (!problems.isEmpty()) {
      throw new PackException(problems);
    }
    return List.copyOf(views.values());
  }

  private void nestedList(NestedListRow row) {
    RowPlan plan = NestedListPlan.of(row, pack.datasets(), problems);
    if (plan != null) {
      add(source(row.source().name(), row.source(), plan, row.contract()));
    }
  }

  private void node(NodeRow row, NodeIds ids) {
    graphView(OutputRow.Union.NODES, "node_", row.source(), NodePlan.of(row, ids));
    if (!row.properties().isEmpty()) {
      graphView(OutputRow.Union.PROPS, "props_node_", row.source(), PropertyPlan.of(row, ids));
    }
  }

  private void edge(EdgeRow row, NodeIds ids) {
    graphView(OutputRow.Union.EDGES, "edge_", row.source(), EdgePlan.of(row, ids));
    if (!row.properties().isEmpty()) {
      graphView(OutputRow.Union.PROPS, "props_edge_", row.source(), PropertyPlan.of(row, ids));
    }
  }

  private void graphView(OutputRow.Union union, String prefix, RowSource row, RowPlan plan) {
    String name = prefix + row.name().toLowerCase(Locale.ROOT);
    united.getOrDefault(union, List.of()).add(name);
    add(source(name, row, plan, ViewContract.intermediate()));
  }

  private void output(OutputRow row) {
    List<String> views = united.getOrDefault(row.union(), List.of());
    if (views.isEmpty()) {
      problems.add(problem(row.source(), "there is nothing to unite; add rows or drop it"));
    }
    List<RowPlan> branches = new ArrayList<>();
    for (String view : views) {
      PlacedText table = PlacedText.at(row.source().place(), row.source().item(), view);
      branches.add(columns(row.union()).pick(Rows.scan(table), table));
    }
    RowPlan union = new RowPlan.UnionAll(branches);
    add(source(row.source().name(), row.source(), union, row.contract()));
  }

  private static GraphColumns columns(OutputRow.Union union) {
    return switch (union) {
      case NODES -> GraphColumns.NODES;
      case EDGES -> GraphColumns.EDGES;
      case PROPS -> GraphColumns.PROPS;
    };
  }

  private void add(ViewSource view) {
    ViewSource before = views.putIfAbsent(view.name(), view);
    if (before != null) {
      problems.add(
          PackProblem.at(
              view.file(),
              view.place(),
              view.item(),
              "view '" + view.name() + "' is already defined in " + before.file(),
              null));
    }
  }

  private static ViewSource source(
      String name, RowSource row, RowPlan plan, ViewContract contract) {
    return new ViewSource(name, row.file(), row.place(), row.item(), plan, contract);
  }

  private static PackProblem problem(RowSource row, String message) {
    return PackProblem.at(row.file(), row.place(), row.item(), message, null);
  }
}
