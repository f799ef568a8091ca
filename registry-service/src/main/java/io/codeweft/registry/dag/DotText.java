package io.codeweft.registry.dag;

import io.codeweft.registry.dag.GraphDag.Edge;
import io.codeweft.registry.dag.GraphDag.Kind;
import io.codeweft.registry.dag.GraphDag.Node;
import io.codeweft.registry.dag.GraphDag.Reason;

/** A graph in the DOT language of Graphviz; the critical path by views is drawn bold. */
public final class DotText {

  /** Media type of DOT text. */
  public static final String MEDIA_TYPE = "text/vnd.graphviz";

  private DotText() {}

  public static String of(GraphDag dag) {
    Highlights highlights = Highlights.of(dag);
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(dag.graph())).append(" {\n");
    text.append("  rankdir=LR;\n  node [fontname=\"Helvetica\"];\n");
    for (Node node : dag.nodes()) {
      text.append("  ").append(quoted(node.name())).append(" [shape=").append(shape(node.kind()));
      text.append(highlights.isCritical(node.name()) ? ", penwidth=2" : "");
      text.append(node.wave() == null ? "" : ", tooltip=\"wave " + node.wave() + "\"");
      text.append(node.gateOf() == null ? "" : ", tooltip=" + quoted("guards " + node.gateOf()));
      text.append("];\n");
    }
    for (Edge edge : dag.edges()) {
      text.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()));
      text.append(attributes(edge, highlights)).append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String shape(Kind kind) {
    return switch (kind) {
      case DATASET -> "cylinder";
      case TABLE -> "box";
      case VIEW -> "ellipse";
      case GATE -> "diamond";
    };
  }

  private static String attributes(Edge edge, Highlights highlights) {
    return switch (edge.reason()) {
      case READS -> highlights.isCritical(edge) ? " [penwidth=2]" : "";
      case REFERENCES, CHECKS ->
          " [style="
              + (edge.reason() == Reason.CHECKS ? "dotted" : "dashed")
              + ", label="
              + quoted(Highlights.word(edge.reason()))
              + "]";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
