package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import io.codeweft.extract.Tree;
import io.codeweft.extract.worker.Producers;
import io.codeweft.extract.worker.WorkerScript;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The facts of LibCST equal those of the syntax tree, span for span; without LibCST an extract says
 * so. They are compared where the machine has LibCST: in the interpreter {@code
 * WEFT_LIBCST_PYTHON}, or in {@code python3}. The absence needs nothing but {@code python3}, in a
 * virtual environment of the test's own.
 */
class ConcreteSyntaxTest {
  /** Parentheses, semicolons, continuation, letters: where two parsers like to differ. */
  private static final String TRAPS =
      """
      class A: x = 1; # c
      class B:
          def f(self): y = 2 ;
          def g(self):
              if a: z = 3 \\
                ;
      @(dec)
      @(a.b)(1)
      def h(x: (int), *args: (str), y: "T" "U" = (1), **kw: (a.b.c.d.e)) -> (None): ("doc")
      (f)(x)
      (f(x))(y)
      (a.b).c((1), (2, 3), 4, *(z), k=(5), **(w), l=6)
      f((x for x in y))
      f(  # ( comment
        x for x in y
      )
      f(((1, 2)))
      x: (int) = 1
      x.y: (f"a{b}") = 2
      del (a, b[c]), d.e
      (a, b), [c, *d] = *e, f
      for (i, j.k) in l: pass
      with open(x) as f, g as (h, i[j]): pass
      try: pass
      except (E, F) as e: raise X from Y
      import a.b.c as d, e
      from .. import (f as g, h,)
      from . import *
      if (n := 10) > 5: pass
      lambda a, b=c: d
      None(); True.x; ...; (...)()
      import µ.ﬁ as ſ
      class 𝔘: ª.ﬁ.ſ(ﬀ=1)
      """;

  private static final List<String> TEXTS =
      List.of("bom.py", "crlf.py", "formfeed.py", "astral.py", "latin1.py", "empty.py");

  @TempDir Path folder;

  @Test
  void factsAreThoseOfTheSyntaxTree() throws Exception {
    String python =
        Stream.of(System.getenv().getOrDefault("WEFT_LIBCST_PYTHON", "python3"))
            .filter(ConcreteSyntaxTest::hasLibcst)
            .findFirst()
            .orElse("");
    assumeTrue(!python.isEmpty(), "name an interpreter with LibCST in WEFT_LIBCST_PYTHON");
    Tree sources = new Tree(Files.createDirectories(folder.resolve("sources")));
    sources.write("traps.py", TRAPS);
    Path corpus = Corpus.write(folder.resolve("corpus")).root();
    for (String text : TEXTS) {
      sources.write(text, Files.readAllBytes(corpus.resolve("texts").resolve(text)));
    }
    sources.write("modern.py", Files.readAllBytes(corpus.resolve("code/modern.py")));
    StandardLibrary.copy(sources.root().resolve("library"), List.of("json", "importlib"));
    WorkerScript.unpack(folder);
    JsonNode result =
        Json.mapper()
            .readTree(
                StandardLibrary.run(
                    python,
                    "-I",
                    "-S",
                    "-B",
                    script().toString(),
                    folder.resolve("extract-worker.pyz").toString(),
                    sources.root().toString()));
    assertThat(result.get("differences")).as("%s", result.get("differences")).isEmpty();
    for (String kind :
        List.of(
            "refs",
            "imports",
            "callsites",
            "defs",
            "type_exprs",
            "docstrings",
            "decorators",
            "call_args")) {
      assertThat(result.get("counts").path(kind).asInt()).as(kind).isPositive();
    }
    namesAreQualified(python);
  }

  private void namesAreQualified(String python) {
    Path tree = folder.resolve("qualified");
    new Tree(tree).write("a.py", "from m import n as k\ndef f(): return k.x(len)\n");
    Extracts extracts =
        new Extracts(folder.resolve("warehouse")).withPython(python).withProducers(Producers.all());
    extracts.land(tree);
    assertThat(
            extracts.rows(
                "from (select r.dotted, unnest(r.qualified_names) q from (select unnest(refs) r"
                    + " from libcst_files_v1)) order by all",
                "dotted",
                "q.name",
                "q.source"))
        .containsExactly(
            List.of("k", "m.n", "IMPORT"),
            List.of("k.x", "m.n.x", "IMPORT"),
            List.of("len", "builtins.len", "BUILTIN"));
    assertThat(extracts.value("from extract_errors_v1", "count(*)")).isEqualTo("0");
  }

  @Test
  void anExtractSaysThatLibcstIsAbsent() {
    StandardLibrary.run(
        "python3", "-m", "venv", "--without-pip", folder.resolve("venv").toString());
    Path tree = folder.resolve("tree");
    new Tree(tree).write("a.py", "x = 1\n");
    Extracts extracts =
        new Extracts(folder.resolve("warehouse"))
            .withPython(folder.resolve("venv/bin/python3").toString())
            .withProducers(Producers.all());
    assertThat(extracts.land(tree).event().errors()).isZero();
    assertThat(
            extracts.rows("from extract_errors_v1", "path", "extractor", "error_kind", "message"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.subList(0, 3)).containsExactly("", "libcst", "absent");
              assertThat(row.getLast())
                  .contains("LibCST cannot be imported", "pip install libcst", "--libcst off");
            });
    assertThat(extracts.value("from libcst_files_v1", "count(*)")).isEqualTo("0");
    assertThat(extracts.value("from ast_files_v1", "count(*)")).isEqualTo("1");
  }

  @Test
  void whatIsSwitchedOffLeavesNoRow() {
    Path tree = folder.resolve("tree");
    new Tree(tree).write("a.py", "x = 1\n").write("b.py", "(\n");
    Extracts extracts =
        new Extracts(folder.resolve("warehouse")).withProducers(new Producers(false, false));
    Map<String, String> options = extracts.land(tree).event().options();
    assertThat(options).containsEntry("bytecode", "false").containsEntry("libcst", "off");
    assertThat(extracts.value("from bytecode_files_v1", "count(*)")).isEqualTo("0");
    assertThat(extracts.value("from libcst_files_v1", "count(*)")).isEqualTo("0");
    assertThat(extracts.column("from extract_errors_v1", "path || ' ' || extractor"))
        .containsExactly("b.py ast");
  }

  private Path script() throws Exception {
    Path script = folder.resolve("compare_concrete.py");
    try (InputStream in =
        ConcreteSyntaxTest.class.getResourceAsStream("/io/codeweft/extract/compare_concrete.py")) {
      Files.copy(in, script);
    }
    return script;
  }

  private static boolean hasLibcst(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import libcst").redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && output.isBlank();
    } catch (java.io.IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
