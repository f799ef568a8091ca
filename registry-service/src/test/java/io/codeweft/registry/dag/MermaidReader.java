package io.codeweft.registry.dag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Mermaid flowchart of quoted labels line by line; refuses anything else. */
final class MermaidReader {
  private static final String ID = "([A-Za-z][A-Za-z0-9_-]*)";
  private static final Pattern NODE =
      Pattern.compile(
          "  "
              + ID
              + "(?:\\[\\(\"LABEL\"\\)]|\\[\"LABEL\"]|\\(\"LABEL\"\\)|\\{\"LABEL\"})(?::::[a-z]+)?"
                  .replace("LABEL", "([^\"]*)"));
  private static final Pattern EDGE =
      Pattern.compile("  " + ID + " (?:-->|==>|-\\. [a-z]+ \\.->) " + ID);
  private static final Pattern CLASS = Pattern.compile("  classDef [a-z]+ [a-z-]+:[0-9a-z]+");

  /** Edges as {@code FROM TO} by label, in text order. */
  record Graph(List<String> nodes, List<String> edges) {}

  private MermaidReader() {}

  static Graph read(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<String> edges = new ArrayList<>();
    List<String> lines = text.lines().toList();
    if (!lines.getFirst().equals("flowchart LR")) {
      throw new AssertionError("no flowchart: " + lines.getFirst());
    }
    for (String line : lines.subList(1, lines.size())) {
      Matcher node = NODE.matcher(line);
      Matcher edge = EDGE.matcher(line);
      if (node.matches()) {
        labels.put(node.group(1), label(node));
      } else if (edge.matches()) {
        edges.add(label(labels, edge.group(1)) + " " + label(labels, edge.group(2)));
      } else if (!CLASS.matcher(line).matches()) {
        throw new AssertionError("not a line of a flowchart: " + line);
      }
    }
    return new Graph(List.copyOf(labels.values()), edges);
  }

  private static String label(Map<String, String> labels, String id) {
    String label = labels.get(id);
    if (label == null) {
      throw new AssertionError("an edge of an unknown node: " + id);
    }
    return label;
  }

  private static String label(Matcher node) {
    for (int group = 2; group <= node.groupCount(); group++) {
      if (node.group(group) != null) {
        return node.group(group).replace("#quot;", "\"").replace("#35;", "#");
      }
    }
    throw new AssertionError("a node without a label: " + node.group());
  }
}
