package io.codeweft.compiler.generate;

import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PackProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one place where node ids are written: {@code stable_id('<kind in lower case>', parts...)}.
 * Endpoints of edges name a kind of the node registry and columns for its id parts; number and
 * order of these are checked by their names.
 */
final class NodeIds {
  private final Map<String, List<String>> partsByKind = new TreeMap<>();
  private final List<PackProblem> problems;

  NodeIds(List<NodeRow> nodes, List<PackProblem> problems) {
    this.problems = problems;
    for (NodeRow node : nodes) {
      List<String> before = partsByKind.putIfAbsent(node.kind(), Sql.texts(node.id()));
      if (before != null && !before.equals(Sql.texts(node.id()))) {
        problems.add(
            new PackProblem(
                node.source().file(),
                node.source().place().line(),
                0,
                node.source().item(),
                "id "
                    + node.id()
                    + " of kind "
                    + node.kind()
                    + " differs from "
                    + before
                    + " of another row; one kind has one id",
                null));
      }
    }
  }

  String node(NodeRow node) {
    return id(node.kind(), Sql.texts(node.id()));
  }

  String endpoint(EdgeRow edge, String end, EdgeRow.Endpoint endpoint) {
    List<String> expected = partsByKind.get(endpoint.node().text());
    if (expected == null) {
      report(
          edge,
          end,
          "there is no node kind '"
              + endpoint.node()
              + "'; kinds: "
              + String.join(", ", partsByKind.keySet()));
    } else if (!fits(Sql.texts(endpoint.parts()), expected)) {
      report(
          edge,
          end,
          "parts "
              + endpoint.parts()
              + " do not fit the id "
              + expected
              + " of "
              + endpoint.node()
              + ": as many, in that order, each called like the id column or ending in '_' and its"
              + " name");
    }
    return id(endpoint.node().text(), Sql.texts(endpoint.parts()));
  }

  private void report(EdgeRow edge, String end, String message) {
    problems.add(
        new PackProblem(
            edge.source().file(),
            edge.source().place().line(),
            0,
            edge.source().item(),
            end + ": " + message,
            null));
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

  private static String id(String kind, List<String> parts) {
    return Sql.stableId(kind.toLowerCase(Locale.ROOT), parts);
  }
}
