package io.codeweft.compiler.generate;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.pack.PropertySetRow;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one place where node ids are made: {@code stable_id('<kind in lower case>', parts...)}.
 * Endpoints of edges name a kind of the node registry and columns for its id parts; number and
 * order of these are checked by their names.
 */
final class NodeIds {
  private final Map<String, List<String>> partsByKind = new TreeMap<>();
  private final List<PackProblem> problems;

  /** Rows of one kind may tell parallel edges apart by different columns. */
  private final Map<String, Set<List<String>>> distinguishedByKind = new TreeMap<>();

  NodeIds(List<NodeRow> nodes, List<EdgeRow> edges, List<PackProblem> problems) {
    this.problems = problems;
    for (EdgeRow edge : edges) {
      distinguishedByKind
          .computeIfAbsent(edge.kind(), _ -> new LinkedHashSet<>())
          .add(Rows.texts(edge.distinguish()));
    }
    for (NodeRow node : nodes) {
      List<String> parts = Rows.texts(node.id());
      List<String> before = partsByKind.putIfAbsent(node.kind(), parts);
      if (before != null && !before.equals(parts)) {
        report(
            node.source(),
            node.id().getFirst(),
            "id "
                + parts
                + " of kind "
                + node.kind()
                + " differs from "
                + before
                + " of another row; one kind has one id",
            null);
      }
    }
  }

  RowExpression node(NodeRow node) {
    return id(node.kind(), node.id());
  }

  RowExpression endpoint(RowSource row, EdgeRow.Endpoint endpoint) {
    PlacedText kind = endpoint.node();
    List<String> expected = partsByKind.get(kind.text());
    if (expected == null) {
      report(
          row,
          kind,
          "there is no node kind '" + kind + "'; kinds: " + String.join(", ", partsByKind.keySet()),
          Nearest.to(kind.text(), partsByKind.keySet()));
    } else if (!fits(Rows.texts(endpoint.parts()), expected)) {
      report(
          row,
          endpoint.parts().getFirst(),
          "parts "
              + Rows.texts(endpoint.parts())
              + " do not fit the id "
              + expected
              + " of "
              + kind
              + ": as many, in that order, each called like the id column or ending in '_' and its"
              + " name",
          null);
    }
    return id(kind.text(), endpoint.parts());
  }

  /** {@code stable_id('edge_<kind>', src, dst, distinguish...)}. */
  RowExpression edge(
      RowSource row,
      String kind,
      EdgeRow.Endpoint src,
      EdgeRow.Endpoint dst,
      List<PlacedText> distinguish) {
    List<RowExpression> parts = new ArrayList<>();
    parts.add(endpoint(row, src));
    parts.add(endpoint(row, dst));
    parts.addAll(Rows.columns(distinguish));
    return Rows.stableId("edge_" + kind.toLowerCase(Locale.ROOT), parts);
  }

  /** Of a node or edge that another row makes. */
  RowExpression entity(PropertySetRow row) {
    return switch (row.entity()) {
      case PropertySetRow.Entity.Node(EdgeRow.Endpoint id) -> endpoint(row.source(), id);
      case PropertySetRow.Entity.Edge(var kind, var src, var dst, var distinguish) -> {
        Set<List<String>> expected = distinguishedByKind.get(kind.text());
        if (expected == null) {
          report(
              row.source(),
              kind,
              "there is no edge kind '"
                  + kind
                  + "'; kinds: "
                  + String.join(", ", distinguishedByKind.keySet()),
              Nearest.to(kind.text(), distinguishedByKind.keySet()));
        } else if (expected.stream().noneMatch(e -> fits(Rows.texts(distinguish), e))) {
          report(
              row.source(),
              distinguish.isEmpty() ? kind : distinguish.getFirst(),
              "distinguish "
                  + Rows.texts(distinguish)
                  + " does not fit "
                  + expected
                  + " of "
                  + kind
                  + ": as many, in that order, each called like the column there or ending in '_'"
                  + " and its name",
              null);
        }
        yield edge(row.source(), kind.text(), src, dst, distinguish);
      }
    };
  }

  private void report(RowSource row, PlacedText at, String message, @Nullable String suggestion) {
    PackProblem problem = PackProblem.at(row.file(), at.place(), at.field(), message, suggestion);
    // one row may be asked for its ids several times
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private static boolean fits(List<String> parts, List<String> expected) {
    if (parts.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!part.equals(expected.get(i)) && !part.endsWith("_" + expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static RowExpression id(String kind, List<PlacedText> parts) {
    return Rows.stableId(kind.toLowerCase(Locale.ROOT), Rows.columns(parts));
  }
}
