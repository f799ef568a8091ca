package io.codeweft.extract.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What tree-sitter says of the files that CPython accepts, beside what CPython says. */
final class TwoGrammars {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "defs", "kind, name, name_bstart, name_bend, bstart, bend",
          "calls", "callee_bstart, callee_bend, bstart, bend",
          "imports",
              "kind, module, level, name, asname, is_star, bstart, bend, stmt_bstart, stmt_bend");

  private TwoGrammars() {}

  /** Rows of a list that only one of the two has. */
  static List<List<String>> differing(Extracts extracts, String list, String where) {
    String columns = Objects.requireNonNull(COLUMNS.get(list));
    String ast = facts("ast_files_v1", list, columns, where);
    String tree = facts("tree_sitter_files_v1", list, columns, where);
    return extracts.rows(
        "from (("
            + ast
            + " except all "
            + tree
            + ") union all ("
            + tree
            + " except all "
            + ast
            + ")) order by all",
        ("path, " + columns).split(", "));
  }

  /** A query for the elements of a list. */
  static String facts(String dataset, String list, String columns, String where) {
    return "select path, "
        + columns
        + " from (select path, unnest("
        + list
        + ", recursive := true) from "
        + dataset
        + " where path not in (select path from extract_errors_v1)) where "
        + where;
  }
}
