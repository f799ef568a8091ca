package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.extract.ExtractException;
import io.codeweft.extract.Tree;
import io.codeweft.extract.worker.Interpreter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worker on every Python there is on this machine: versions differ in trees and scopes. */
class InterpretersTest {
  private static final String TRAPS =
      """
      a = [x for x in [y for y in z]]
      b = lambda x=lambda y=lambda z=1: z: y(): x()
      c = [(lambda: p)() for v in [lambda: q]]
      d = {(lambda: k): (lambda: v) for w in z}
      e = f'''{a}
        {b:{c}} {d!r}'''
      def f(g=lambda: 1, *, h=lambda: 2): return f"{g}{g} {h()}"
      from .m import (i as j,  # first
          k)
      """;

  @TempDir Path folder;

  static Stream<Interpreter> interpreters() {
    Map<String, Interpreter> found = new LinkedHashMap<>();
    Stream<String> commands =
        Stream.concat(
            Stream.of("python3"),
            IntStream.rangeClosed(9, 14).mapToObj(minor -> "python3." + minor));
    commands.forEach(
        command -> {
          try {
            Interpreter interpreter = Interpreter.find(command);
            found.putIfAbsent(interpreter.version(), interpreter);
          } catch (ExtractException e) {
            assertThat(command).as(e.getMessage()).isNotEqualTo("python3");
          }
        });
    return found.values().stream();
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void namesLieWhereTheirSpansSay(Interpreter interpreter) throws Exception {
    Extracts extracts = extract(interpreter);
    String traps = "(select unnest(nodes) n from ast_files_v1)";
    List<List<String>> names =
        extracts.rows("from " + traps + " where n.kind = 'Name'", "n.name", "n.bstart", "n.bend");
    assertThat(names).hasSize(27);
    assertThat(names)
        .allSatisfy(row -> assertThat(text(row.subList(1, 3))).isEqualTo(row.getFirst()));
    assertThat(extracts.rows("from " + traps + " where n.kind = 'alias'", "n.bstart", "n.bend"))
        .extracting(InterpretersTest::text)
        .containsExactly("i as j", "k");
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void twinsOnOneLineFindTheirOwnNodes(Interpreter interpreter) throws Exception {
    Extracts extracts = extract(interpreter);
    List<List<String>> lambdas =
        extracts.rows(
            "from (select unnest(blocks) b from symtable_files_v1)"
                + " left join (select unnest(nodes) n from ast_files_v1) on n.ast_id = b.ast_id"
                + " where b.name in ('lambda', 'listcomp') order by b.block_no",
            "array_to_string(list_transform(b.symbols, lambda s: s.name), ' ')",
            "n.bstart",
            "n.bend");
    assertThat(lambdas).hasSizeGreaterThanOrEqualTo(9);
    assertThat(lambdas)
        .allSatisfy(
            row -> {
              List<String> own =
                  Stream.of(row.getFirst().split(" ", -1))
                      .filter(symbol -> !symbol.equals(".0"))
                      .toList();
              assertThat(text(row.subList(1, 3))).contains(own);
            });
  }

  private Extracts extract(Interpreter interpreter) throws Exception {
    Tree tree = new Tree(Files.createDirectories(folder.resolve("repo")));
    tree.write("traps.py", TRAPS);
    Extracts extracts =
        new Extracts(folder.resolve("warehouse")).withPython(interpreter.executable());
    extracts.land(tree.root());
    return extracts;
  }

  private static String text(List<String> span) {
    int start = Integer.parseInt(span.getFirst());
    int end = Integer.parseInt(span.getLast());
    return new String(
        TRAPS.getBytes(StandardCharsets.UTF_8), start, end - start, StandardCharsets.UTF_8);
  }
}
