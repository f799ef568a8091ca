package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.extract.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the facts of single files say, compared with their text. */
class FactsTest {
  private static final String MODERN = " where path = 'code/modern.py'";

  @TempDir static Path folder;
  private static Tree tree;
  private static Extracts extracts;

  @BeforeAll
  static void extract() throws Exception {
    tree = Corpus.write(folder);
    extracts = new Extracts(folder.resolve("warehouse"));
    extracts.land(tree.root());
  }

  @Test
  void namesLieWhereTheirSpansSay() {
    List<List<String>> names =
        extracts.rows(
            "from (select path, unnest(nodes) n from ast_files_v1) where n.kind = 'Name'",
            "path",
            "n.name",
            "n.bstart",
            "n.bend");
    names.addAll(
        extracts.rows(
            "from (select path, unnest(defs) d from ast_files_v1)",
            "path",
            "d.name",
            "d.name_bstart",
            "d.name_bend"));
    assertThat(names).hasSizeGreaterThan(70);
    assertThat(names)
        .allSatisfy(
            row ->
                assertThat(
                        text(
                            row.get(0), Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3))))
                    .as(row.toString())
                    .isEqualTo(row.get(1)));
  }

  @Test
  void definitionsSpanTheirDecorators() {
    assertThat(defs("d.kind", "d.name", "d.qualpath"))
        .containsExactly(
            List.of("class", "C", "C"),
            List.of("function", "__init__", "C.__init__"),
            List.of("function", "value", "C.value"),
            List.of("function", "value", "C.value"),
            List.of("async_function", "run", "run"),
            List.of("function", "outer", "outer"),
            List.of("function", "inner", "outer.inner"),
            List.of("function", "inner", "outer.inner"));
    assertThat(defs("d.bstart", "d.bend"))
        .extracting(row -> text(row).lines().findFirst().orElse("").strip())
        .containsExactly(
            "@decorate(1)",
            "def __init__(self, a, /, b: int = 1, *args, c=lambda: 0, **kwargs) -> None:",
            "@property",
            "@value.setter",
            "async def run(items):",
            "def outer():",
            "def inner():",
            "def inner(): return 2");
  }

  private static List<List<String>> defs(String... columns) {
    return extracts.rows("from (select unnest(defs) d from ast_files_v1" + MODERN + ")", columns);
  }

  @Test
  void everyAliasOfAnImportIsOneRow() {
    assertThat(
            extracts.rows(
                "from (select unnest(imports) i from ast_files_v1" + MODERN + ")",
                "i.kind",
                "i.module",
                "i.level",
                "i.name",
                "i.asname",
                "i.is_star"))
        .containsExactly(
            List.of("from", "__future__", "0", "annotations", "null", "false"),
            List.of("import", "null", "0", "os", "null", "false"),
            List.of("import", "null", "0", "os.path", "p", "false"),
            List.of("from", "null", "1", "sibling", "null", "false"),
            List.of("from", "up", "2", "one", "null", "false"),
            List.of("from", "up", "2", "two", "deux", "false"),
            List.of("from", "star", "0", "*", "null", "true"));
    assertThat(
            extracts.rows(
                "from (select unnest(imports) i from ast_files_v1" + MODERN + ")",
                "i.bstart",
                "i.bend"))
        .extracting(FactsTest::text)
        .containsExactly("annotations", "os", "os.path as p", "sibling", "one", "two as deux", "*");
  }

  @Test
  void callsSayWhatIsCalledAndHow() {
    assertThat(
            extracts.rows(
                "from (select unnest(calls) c from ast_files_v1" + MODERN + ")",
                "c.callee_text",
                "c.dotted",
                "c.shape",
                "c.positional_count",
                "c.keyword_count",
                "c.has_star",
                "c.has_double_star",
                "c.scope_def_ast_id is null"))
        .containsExactlyInAnyOrder(
            List.of("decorate", "decorate", "NAME", "1", "0", "false", "false", "true"),
            List.of("ctx", "ctx", "NAME", "0", "0", "false", "false", "false"),
            List.of("c.send", "c.send", "ATTRIBUTE", "1", "0", "false", "false", "false"),
            List.of("a.b.c", "a.b.c", "ATTRIBUTE", "1", "1", "true", "true", "true"),
            List.of("f()(3)[0]", "null", "SUBSCRIPT", "1", "0", "false", "false", "true"),
            List.of("f()", "null", "OTHER", "1", "0", "false", "false", "true"),
            List.of("f", "f", "NAME", "0", "0", "false", "false", "true"));
  }

  @Test
  void docstringsAndTypeCommentsAreKept() {
    assertThat(
            extracts.column(
                "from (select unnest(docstrings) d from ast_files_v1" + MODERN + ")", "d.value"))
        .containsExactly("Module text.", "Class text.");
    assertThat(
            extracts.rows(
                "from (select unnest(type_ignores) t from ast_files_v1" + MODERN + ")",
                "t.line_no",
                "t.tag"))
        .containsExactly(List.of("38", "[assignment]"));
  }

  @Test
  void blocksAreTheScopesOfTheFile() {
    List<List<String>> blocks =
        extracts.rows(
            "from (select unnest(blocks) b from symtable_files_v1" + MODERN + ")",
            "b.qualpath",
            "b.block_type",
            "array_to_string(b.parameters, ' ')",
            "array_to_string(b.frees, ' ')");
    assertThat(blocks)
        .contains(
            List.of("", "module", "", ""),
            List.of("C", "class", "", ""),
            List.of("C.__init__", "function", "self a b c args kwargs", ""),
            List.of("C.value", "function", "self", ""),
            List.of("C.value#2", "function", "self v", ""),
            List.of("outer.inner", "function", "", "x"),
            List.of("outer.inner.lambda", "function", "", "x"),
            List.of("outer.inner.lambda#2", "function", "", "x"),
            List.of("outer.inner#2", "function", "", ""));
  }

  @Test
  void twinsOnOneLineFindTheirOwnNodes() {
    assertThat(
            extracts.rows(
                "from (select unnest(blocks) b from symtable_files_v1"
                    + MODERN
                    + ") join (select unnest(nodes) n from ast_files_v1"
                    + MODERN
                    + ") on n.ast_id = b.ast_id where b.name = 'lambda' order by b.block_no",
                "n.bstart",
                "n.bend"))
        .extracting(FactsTest::text)
        .containsExactly("lambda: 0", "lambda: x", "lambda: -x");
  }

  private static String text(List<String> span) {
    return text("code/modern.py", Integer.parseInt(span.get(0)), Integer.parseInt(span.get(1)));
  }

  private static String text(String path, int start, int end) {
    try {
      byte[] bytes = Files.readAllBytes(tree.root().resolve(path));
      Charset encoding =
          path.contains("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
      String text = new String(bytes, encoding);
      byte[] utf8 =
          (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
      return new String(utf8, start, end - start, StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
