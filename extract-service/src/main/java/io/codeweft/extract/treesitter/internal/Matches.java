package io.codeweft.extract.treesitter.internal;

import io.codeweft.extract.facts.FactsRow;
import io.codeweft.extract.facts.StructList;
import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.QueryCapture;
import io.github.treesitter.jtreesitter.QueryMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the queries found in one tree; written in the order of its nodes. */
final class Matches {
  private record Span(int start, int end) {
    static Span of(Node node) {
      return new Span(node.getStartByte(), node.getEndByte());
    }
  }

  private record Definition(int no, boolean isClass, Span span, Span name) {}

  private record Call(int no, Span span, String calleeKind, Span callee) {}

  private record Import(int no, Span span, int statement, Span whole, Source source, Name name) {}

  /** Where something is imported from. */
  private record Source(String kind, @Nullable String module, int level) {}

  private record Name(String name, @Nullable String asname) {}

  private final NodeTable table;
  private final SourceText source;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final Set<Integer> asynchronous = new HashSet<>();
  private final Map<Integer, Span> decorated = new HashMap<>();

  Matches(NodeTable table, SourceText source) {
    this.table = table;
    this.source = source;
  }

  void add(QueryMatch match) {
    Map<String, Node> captures = new HashMap<>();
    for (QueryCapture capture : match.captures()) {
      captures.put(capture.name(), capture.node());
    }
    for (String what :
        List.of("call", "definition", "async", "whole", "import", "from", "future")) {
      Node node = captures.get(what);
      if (node != null) {
        add(what, node, captures);
        return;
      }
    }
  }

  private void add(String what, Node node, Map<String, Node> captures) {
    switch (what) {
      case "call" -> {
        Node callee = withoutParentheses(captured(captures, "callee"));
        calls.add(new Call(table.numberOf(node), Span.of(node), callee.getType(), Span.of(callee)));
      }
      case "definition" ->
          definitions.add(
              new Definition(
                  table.numberOf(node),
                  node.getType().equals("class_definition"),
                  text(node),
                  Span.of(captured(captures, "name"))));
      case "async" -> asynchronous.add(table.numberOf(node));
      case "whole" -> decorated.put(table.numberOf(captured(captures, "decorated")), text(node));
      case "import" -> addImport(new Source("import", null, 0), node, captures);
      case "from" -> addImport(source(captured(captures, "module")), node, captures);
      case "future" -> addImport(new Source("from", "__future__", 0), node, captures);
      default -> throw new IllegalArgumentException(what);
    }
  }

  private Span text(Node node) {
    return new Span(node.getStartByte(), table.textEnd(table.numberOf(node)));
  }

  private void addImport(Source source, Node statement, Map<String, Node> captures) {
    Node alias = captured(captures, "alias");
    Node name = captures.get("name");
    Node asname = captures.get("asname");
    imports.add(
        new Import(
            table.numberOf(alias),
            Span.of(alias),
            table.numberOf(statement),
            Span.of(statement),
            source,
            new Name(
                name == null ? "*" : dotted(name), asname == null ? null : text(Span.of(asname)))));
  }

  private static Node captured(Map<String, Node> captures, String name) {
    Node node = captures.get(name);
    if (node == null) {
      throw new IllegalStateException("a query has no @" + name + " in " + captures.keySet());
    }
    return node;
  }

  /** A relative import is a prefix of dots, with or without a name behind it. */
  private Source source(Node module) {
    if (!module.getType().equals("relative_import")) {
      return new Source("from", dotted(module), 0);
    }
    int level = 0;
    String name = null;
    for (Node child : module.getNamedChildren()) {
      switch (child.getType()) {
        case "import_prefix" ->
            level = (int) text(Span.of(child)).chars().filter(c -> c == '.').count();
        case "dotted_name" -> name = dotted(child);
        default -> {}
      }
    }
    return new Source("from", name, level);
  }

  /** Without the spaces and line breaks that may stand around the dots. */
  private String dotted(Node name) {
    List<String> parts = new ArrayList<>();
    for (Node part : name.getNamedChildren()) {
      if (part.getType().equals("identifier")) {
        parts.add(text(Span.of(part)));
      }
    }
    return String.join(".", parts);
  }

  /** What is called has the same span as in the abstract syntax tree. */
  private static Node withoutParentheses(Node callee) {
    Node inner = callee;
    while (inner.getType().equals("parenthesized_expression")) {
      Node next = null;
      for (Node child : inner.getNamedChildren()) {
        if (!child.isExtra()) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return inner;
      }
      inner = next;
    }
    return inner;
  }

  private String text(Span span) {
    return source.text(span.start(), span.end());
  }

  void write(FactsRow row) {
    writeDefinitions(row.list("defs"));
    writeCalls(row.list("calls"));
    writeImports(row.list("imports"));
  }

  private void writeDefinitions(StructList rows) {
    definitions.sort(Comparator.comparingInt(Definition::no));
    for (Definition definition : definitions) {
      String function = asynchronous.contains(definition.no()) ? "async_function" : "function";
      Span whole = decorated.getOrDefault(definition.no(), definition.span());
      rows.add();
      rows.set("node_no", definition.no())
          .set("kind", definition.isClass() ? "class" : function)
          .set("name", text(definition.name()));
      setSpan(rows, "name_", definition.name());
      setSpan(rows, "", whole);
    }
  }

  private void writeCalls(StructList rows) {
    calls.sort(Comparator.comparingInt(Call::no));
    for (Call call : calls) {
      rows.add();
      rows.set("node_no", call.no()).set("callee_kind", call.calleeKind());
      setSpan(rows, "callee_", call.callee());
      setSpan(rows, "", call.span());
    }
  }

  private void writeImports(StructList rows) {
    imports.sort(Comparator.comparingInt(Import::no));
    for (Import one : imports) {
      rows.add();
      rows.set("node_no", one.no())
          .set("stmt_node_no", one.statement())
          .set("kind", one.source().kind())
          .set("module", one.source().module())
          .set("level", one.source().level())
          .set("name", one.name().name())
          .set("asname", one.name().asname())
          .set("is_star", one.name().name().equals("*"));
      setSpan(rows, "", one.span());
      setSpan(rows, "stmt_", one.whole());
    }
  }

  private static void setSpan(StructList rows, String prefix, Span span) {
    rows.set(prefix + "bstart", (long) span.start()).set(prefix + "bend", (long) span.end());
  }
}
