package io.codeweft.registry.dag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of the DOT grammar that a plain directed graph needs; refuses anything else. */
final class DotReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(->|[{}\\[\\];,=]|\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z_0-9]*|[0-9.]+)");

  /** Edges as {@code FROM TO}, in text order. */
  record Graph(List<String> nodes, List<String> edges) {}

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private DotReader() {}

  static Graph read(String text) {
    DotReader reader = new DotReader();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      reader.tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new AssertionError("not DOT: " + text.substring(end));
    }
    return reader.graph();
  }

  private Graph graph() {
    List<String> nodes = new ArrayList<>();
    List<String> edges = new ArrayList<>();
    expect("digraph");
    id();
    expect("{");
    while (!peek().equals("}")) {
      boolean quoted = peek().startsWith("\"");
      String first = id();
      if (peek().equals("->")) {
        expect("->");
        edges.add(first + " " + id());
        attributes();
      } else if (peek().equals("=")) {
        expect("=");
        id();
      } else {
        attributes();
        if (quoted) {
          nodes.add(first);
        }
      }
      expect(";");
    }
    expect("}");
    if (at != tokens.size()) {
      throw new AssertionError("more than a graph");
    }
    return new Graph(nodes, edges);
  }

  private void attributes() {
    if (!peek().equals("[")) {
      return;
    }
    expect("[");
    while (true) {
      id();
      expect("=");
      id();
      if (peek().equals("]")) {
        break;
      }
      expect(",");
    }
    expect("]");
  }

  private String id() {
    String token = tokens.get(at++);
    if (!token.matches("\"(?s).*\"|[A-Za-z_0-9.]+")) {
      throw new AssertionError("no name: " + token);
    }
    return token.startsWith("\"")
        ? token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : token;
  }

  private String peek() {
    return tokens.get(at);
  }

  private void expect(String token) {
    if (!tokens.get(at).equals(token)) {
      throw new AssertionError("expected " + token + ", not " + tokens.get(at));
    }
    at++;
  }
}
