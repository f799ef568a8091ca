package io.codeweft.registry.dag;

import io.codeweft.registry.dag.GraphDag.Edge;
import io.codeweft.registry.dag.GraphDag.Kind;
import io.codeweft.registry.dag.GraphDag.Node;

/** A graph as a Mermaid flowchart; the critical path by views is drawn with thick arrows. */
public final class MermaidText {

  /** Media type of Mermaid text. */
  public static final String MEDIA_TYPE = "text/vnd.mermaid";

  private MermaidText() {}

  public static String of(GraphDag dag) {
    Highlights highlights = Highlights.of(dag);
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (Node node : dag.nodes()) {
      text.append("  ").append(id(node.name())).append(shape(node.kind(), label(node.name())));
      text.append(highlights.isCritical(node.name()) ? ":::critical" : "").append('\n');
    }
    for (Edge edge : dag.edges()) {
      text.append("  ").append(id(edge.from())).append(' ').append(arrow(edge, highlights));
      text.append(' ').append(id(edge.to())).append('\n');
    }
    return text.append("  classDef critical stroke-width:3px\n").toString();
  }

  /** Behind a prefix, since words such as {@code end} break a flowchart. */
  private static String id(String name) {
    StringBuilder id = new StringBuilder("v_");
    name.codePoints()
        .forEach(
            c -> {
              if (c == '_' || (c < 128 && Character.isLetterOrDigit(c))) {
                id.appendCodePoint(c);
              } else {
                id.append("-").append(c).append("-");
              }
            });
    return id.toString();
  }

  private static String label(String name) {
    return '"' + name.replace("#", "#35;").replace("\"", "#quot;") + '"';
  }

  private static String shape(Kind kind, String label) {
    return switch (kind) {
      case DATASET -> "[(" + label + ")]";
      case TABLE -> "[" + label + "]";
      case VIEW -> "(" + label + ")";
      case GATE -> "{" + label + "}";
    };
  }

  private static String arrow(Edge edge, Highlights highlights) {
    return switch (edge.reason()) {
      case READS -> highlights.isCritical(edge) ? "==>" : "-->";
      case REFERENCES, CHECKS -> "-. " + Highlights.word(edge.reason()) + " .->";
    };
  }
}
