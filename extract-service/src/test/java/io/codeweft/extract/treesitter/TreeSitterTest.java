package io.codeweft.extract.treesitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.engine.ArrowMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class TreeSitterTest {
  private static List<String> cut(String text, String list, String prefix) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> cut = new ArrayList<>();
    for (Map<String, Object> row : Parses.rows(text, list)) {
      int start = number(row, prefix + "bstart");
      int end = number(row, prefix + "bend");
      cut.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }
    return cut;
  }

  private static int number(Map<String, Object> row, String field) {
    return ((Number) Objects.requireNonNull(row.get(field))).intValue();
  }

  private static List<List<Object>> fields(String text, String list, String... names) {
    return Parses.rows(text, list).stream()
        .map(
            row -> {
              List<Object> values = new ArrayList<>();
              for (String name : names) {
                Object value = row.get(name);
                values.add(
                    value == null ? "-" : value instanceof Number ? value : value.toString());
              }
              return values;
            })
        .toList();
  }

  @Test
  void nodesAreInPreOrderWithParentsFieldsAndTokens() {
    assertThat(
            fields("x = f(1)\n", "nodes", "node_no", "parent_node_no", "kind", "field", "is_named"))
        .containsExactly(
            List.of(0, "-", "module", "-", "true"),
            List.of(1, 0, "expression_statement", "-", "true"),
            List.of(2, 1, "assignment", "-", "true"),
            List.of(3, 2, "identifier", "left", "true"),
            List.of(4, 2, "=", "-", "false"),
            List.of(5, 2, "call", "right", "true"),
            List.of(6, 5, "identifier", "function", "true"),
            List.of(7, 5, "argument_list", "arguments", "true"),
            List.of(8, 7, "(", "-", "false"),
            List.of(9, 7, "integer", "-", "true"),
            List.of(10, 7, ")", "-", "false"));
  }

  @Test
  void spansAreBytes() {
    String text = "é𝒳 = '𐐷'; f(é𝒳)\n";
    assertThat(cut(text, "calls", "")).containsExactly("f(é𝒳)");
    assertThat(cut(text, "nodes", "")).contains("é𝒳", "'𐐷'", "𐐷");
  }

  @Test
  void definitionsKnowTheirDecoratorsAndWhetherTheyAreAsynchronous() {
    String text = "@a.b(1)\n@c\nasync def f(): pass\nclass C:\n  @d\n  def g(self): pass\n";
    assertThat(fields(text, "defs", "kind", "name"))
        .containsExactly(
            List.of("async_function", "f"), List.of("class", "C"), List.of("function", "g"));
    assertThat(cut(text, "defs", "name_")).containsExactly("f", "C", "g");
    assertThat(cut(text, "defs", ""))
        .containsExactly(
            "@a.b(1)\n@c\nasync def f(): pass",
            "class C:\n  @d\n  def g(self): pass",
            "@d\n  def g(self): pass");
  }

  @Test
  void calleesAreWithoutTheirParentheses() {
    String text = "a.b(1)(2)\n((  # why\n c))(3)\nprint(x)\nf'{g(1)!r:>{h(2)}}'\n";
    assertThat(cut(text, "calls", ""))
        .containsExactly("a.b(1)(2)", "a.b(1)", "((  # why\n c))(3)", "print(x)", "g(1)", "h(2)");
    assertThat(cut(text, "calls", "callee_"))
        .containsExactly("a.b(1)", "a.b", "c", "print", "g", "h");
  }

  @Test
  void importsAreOnePerName() {
    String text =
        """
        import a . b as c, d
        from . . m . \\
          n import (p, q as r,)
        from ... import x
        from __future__ import annotations as z
        from k import *
        """;
    assertThat(fields(text, "imports", "kind", "module", "level", "name", "asname", "is_star"))
        .containsExactly(
            List.of("import", "-", 0, "a.b", "c", "false"),
            List.of("import", "-", 0, "d", "-", "false"),
            List.of("from", "m.n", 2, "p", "-", "false"),
            List.of("from", "m.n", 2, "q", "r", "false"),
            List.of("from", "-", 3, "x", "-", "false"),
            List.of("from", "__future__", 0, "annotations", "z", "false"),
            List.of("from", "k", 0, "*", "-", "true"));
    assertThat(cut(text, "imports", "")).startsWith("a . b as c", "d", "p", "q as r");
  }

  @Test
  void whatFitsNoRuleIsAnErrorAndWhatIsLackingIsMissing() {
    assertThat(fields("while: pass\n", "missing", "kind", "parent_kind", "bstart", "bend"))
        .containsExactly(List.of("identifier", "while_statement", 5L, 5L));
    assertThat(fields("while: pass\n", "nodes", "kind")).contains(List.of("identifier"));
    assertThat(fields("x = 1 $ 2\n", "errors", "parent_kind", "bstart", "bend"))
        .contains(List.of("ERROR", 6L, 7L));
    assertThat(Parses.rows("x = 1\n", "errors")).isEmpty();
  }

  @Test
  void nothingIsAModule() {
    for (String text : List.of("", "\n", "# only\n", "\f", "\u0000", "\ud7ff")) {
      assertThat(fields(text, "nodes", "kind").getFirst())
          .as(text)
          .isIn(List.of("module"), List.of("ERROR"));
    }
  }

  @Test
  void aFileLongerThanAPieceIsReadWhole() {
    String text = "x = 'ééé'; f(x)\n".repeat(5_000);
    List<String> calls = cut(text, "calls", "");
    assertThat(calls).hasSize(5_000).containsOnly("f(x)");
    assertThat(Parses.rows(text, "errors")).isEmpty();
  }

  @Test
  void aFileThatTakesTooLongIsAnError() {
    try (BufferAllocator memory = ArrowMemory.child("test", Long.MAX_VALUE)) {
      TreeSitter hasty = Parses.load(Duration.ofNanos(1));
      byte[] text = "f(x)\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      assertThat(hasty.extract(text, memory))
          .isInstanceOfSatisfying(
              TreeSitter.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("timeout"));
    }
  }

  @Test
  void aTreeThatTakesTooMuchMemoryIsAnError() {
    try (BufferAllocator memory = ArrowMemory.child("test", 1 << 20)) {
      byte[] text = "f(x)\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      assertThat(Parses.PYTHON.extract(text, memory))
          .isInstanceOfSatisfying(
              TreeSitter.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("memory"));
    }
  }
}
