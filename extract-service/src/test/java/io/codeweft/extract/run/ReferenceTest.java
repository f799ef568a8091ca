package io.codeweft.extract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares an extract of real code with counts that Python's own modules give. */
class ReferenceTest {
  private static final String UNITS =
      "cast(list_sum(list_prepend(0, list_transform(code_objects, lambda u: %s))) as bigint)";

  @TempDir static Path folder;
  private static Extracts extracts;
  private static PythonCounts reference;

  @BeforeAll
  static void extract() throws Exception {
    Path library = StandardLibrary.copy(folder.resolve("library"));
    extracts = new Extracts(folder.resolve("warehouse"));
    extracts.land(library);
    reference = PythonCounts.of(library, folder);
  }

  @Test
  void everyFileIsThereWithoutErrors() {
    assertThat(reference.files()).hasSizeGreaterThan(80);
    assertThat(extracts.column("from ast_files_v1 order by path", "path"))
        .containsExactlyElementsOf(reference.files().keySet());
    assertThat(extracts.value("from extract_errors_v1", "count(*)")).isEqualTo("0");
    assertThat(extracts.value("from ast_files_v1", "sum(len(errors))")).isEqualTo("0");
  }

  @Test
  void nodesAreThoseThatWalkYields() {
    assertCounts("ast_files_v1", "nodes", "len(nodes)");
  }

  @Test
  void idsArePreOrder() {
    assertThat(
            extracts.value(
                "from (select path, unnest(nodes, recursive := true) from ast_files_v1)",
                "count(*) filter (parent_ast_id >= ast_id or (parent_ast_id is null) != (ast_id ="
                    + " 0))"))
        .isEqualTo("0");
    assertThat(
            extracts.value(
                "from ast_files_v1",
                "count(*) filter (len(nodes) > 0 and list_distinct(list_transform(nodes,"
                    + " lambda n, position: position - n.ast_id)) != [1])"))
        .isEqualTo("0");
  }

  @Test
  void childrenLieWithinTheirParents() {
    assertThat(
            extracts.value(
                "from (select path, unnest(nodes) n from ast_files_v1) c"
                    + " join (select path, unnest(nodes) n from ast_files_v1) p"
                    + " on p.path = c.path and p.n.ast_id = c.n.parent_ast_id"
                    + " where c.n.bstart < p.n.bstart and c.n.field != 'decorator_list'"
                    + " or c.n.bend > p.n.bend",
                "count(*)"))
        .isEqualTo("0");
  }

  @Test
  void symbolsAreThoseOfTheSymbolTable() {
    String symbols =
        "cast(list_sum(list_prepend(0, list_transform(blocks, lambda b: %s))) as bigint)";
    assertCounts("symtable_files_v1", "blocks", "len(blocks)");
    assertCounts("symtable_files_v1", "symbols", symbols.formatted("len(b.symbols)"));
    for (String flag :
        List.of(
            "referenced",
            "parameter",
            "global",
            "nonlocal",
            "declared_global",
            "local",
            "annotated",
            "free",
            "imported",
            "assigned",
            "namespace")) {
      assertCounts(
          "symtable_files_v1",
          flag,
          symbols.formatted("len(list_filter(b.symbols, lambda s: s.is_" + flag + "))"));
    }
    for (String names : List.of("parameters", "locals", "globals", "nonlocals", "frees")) {
      assertCounts("symtable_files_v1", names, symbols.formatted("len(b." + names + ")"));
    }
  }

  @Test
  void codeIsThatOfTheCompiler() {
    assertCounts("bytecode_files_v1", "code_objects", "len(code_objects)");
    assertCounts("bytecode_files_v1", "instructions", UNITS.formatted("len(u.instructions)"));
    assertCounts("bytecode_files_v1", "consts", UNITS.formatted("len(u.consts)"));
    assertCounts("bytecode_files_v1", "stack", UNITS.formatted("u.stacksize"));
    assertCounts("bytecode_files_v1", "exceptions", UNITS.formatted("len(u.exception_table)"));
    assertCounts(
        "(select path, md5(string_agg(i.opname || ' ' || i.\"offset\" || ' ' || coalesce(i.arg, 0)"
            + " || ' ' || cast(i.is_jump_target as int) || chr(10), '' order by code_no,"
            + " i.\"index\")) digest from (select path, u.code_no, unnest(u.instructions) i from"
            + " (select path, unnest(code_objects) u from bytecode_files_v1)) group by path)",
        "listing",
        "digest");
  }

  @Test
  void controlFlowIsThatOfOneInstructionAfterTheOther() {
    String steps =
        """
        (with u as (select path, unnest(code_objects) u from bytecode_files_v1),
          b as (select path, u.code_no c, unnest(u.blocks) b from u),
          e as (select path, u.code_no c, unnest(u.cfg_edges) e from u),
          k as (select path, u.code_no c, unnest(list_transform(u.instructions,
            lambda i: i."index")) k from u),
          s as (
            select path, c, k f, k + 1 t, false unwinds from b join k using (path, c)
            where b.is_reachable and k >= b.first_index and k < b.last_index
            union select path, c, x.b.last_index, y.b.first_index, false
            from e join b x using (path, c) join b y using (path, c)
            where e.kind != 'exc' and x.b.is_reachable
              and x.b.block_no = e.src_block and y.b.block_no = e.dst_block
            union select path, c, k, y.b.first_index, true
            from e join b x using (path, c) join b y using (path, c) join k using (path, c)
            where e.kind = 'exc' and x.b.is_reachable
              and k between x.b.first_index and x.b.last_index
              and x.b.block_no = e.src_block and y.b.block_no = e.dst_block)
        select path, count(*) filter (not unwinds) steps, count(*) filter (unwinds) unwinds,
          coalesce(sum(f), 0)::bigint steps_from,
          coalesce(sum(t) filter (not unwinds), 0)::bigint steps_to,
          coalesce(sum(t) filter (unwinds), 0)::bigint unwinds_to
        from bytecode_files_v1 left join s using (path) group by path)
        """;
    for (String count : List.of("steps_from", "steps_to", "unwinds", "unwinds_to")) {
      assertCounts(steps, count, count);
    }
    String reached = "len(list_filter(u.instructions, lambda i: i.stack_depth is not null))";
    assertCounts("bytecode_files_v1", "reached", UNITS.formatted(reached));
  }

  @Test
  void stacksAreAsDeepAsTheCompilerSays() {
    assertThat(
            extracts.rows(
                "from (select path, unnest(code_objects) u from bytecode_files_v1) where"
                    + " list_max(list_transform(u.instructions, lambda i: i.stack_depth)) >"
                    + " u.stacksize",
                "path",
                "u.qualname"))
        .isEmpty();
  }

  @Test
  void everyBlockOfOneOfTheLanguagesScopesHasItsNode() {
    assertThat(
            extracts.rows(
                "from (select path, unnest(blocks) b from symtable_files_v1)"
                    + " where b.ast_id is null and b.block_type in ('module', 'function', 'class')",
                "path",
                "b.qualpath"))
        .isEmpty();
    assertThat(
            extracts.rows(
                "from (select path, unnest(blocks) b from symtable_files_v1) b"
                    + " join (select path, unnest(nodes) n from ast_files_v1) n"
                    + " on n.path = b.path and n.n.ast_id = b.b.ast_id group by all order by all",
                "case when b.b.name in ('top', 'lambda', 'genexpr', 'listcomp', 'setcomp',"
                    + " 'dictcomp') then b.b.name else b.b.block_type end",
                "n.n.kind"))
        .isSubsetOf(
            List.of(
                List.of("class", "ClassDef"),
                List.of("dictcomp", "DictComp"),
                List.of("function", "AsyncFunctionDef"),
                List.of("function", "FunctionDef"),
                List.of("genexpr", "GeneratorExp"),
                List.of("lambda", "Lambda"),
                List.of("listcomp", "ListComp"),
                List.of("setcomp", "SetComp"),
                List.of("top", "Module")));
  }

  @Test
  void qualifiedPathsOfBlocksAreUnique() {
    assertThat(
            extracts.value(
                "from symtable_files_v1",
                "count(*) filter (len(blocks) != len(list_distinct(list_transform(blocks, lambda"
                    + " b: b.qualpath))))"))
        .isEqualTo("0");
  }

  @Test
  void theOtherGrammarFindsTheSame() {
    assertThat(extracts.value("from tree_sitter_files_v1", "sum(len(errors) + len(missing))"))
        .isEqualTo("0");
    for (String list : List.of("defs", "calls", "imports")) {
      assertThat(TwoGrammars.differing(extracts, list, "true")).as(list).isEmpty();
    }
  }

  private static void assertCounts(String dataset, String what, String expression) {
    Map<String, String> actual = new TreeMap<>();
    extracts
        .rows("from " + dataset, "path", expression)
        .forEach(row -> actual.put(row.getFirst(), row.getLast()));
    assertThat(actual).as(what).isEqualTo(reference.of(what));
  }
}
