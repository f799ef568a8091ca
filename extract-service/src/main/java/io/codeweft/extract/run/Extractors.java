package io.codeweft.extract.run;

import io.codeweft.extract.Datasets;
import io.codeweft.extract.treesitter.TreeSitter;
import io.codeweft.extract.worker.Interpreter;
import io.codeweft.extract.worker.Libcst;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reads the files of an extract.
 *
 * @param program version of the workers' program
 */
record Extractors(
    String program, Interpreter interpreter, Libcst libcst, SyntaxTrees trees, ScipInput scip) {

  /** All that decides which rows come out, apart from the files and the options. */
  String version() {
    return ofFiles() + scip.version();
  }

  /** The part of the version that decides what is said of a single file. */
  String ofFiles() {
    return program
        + "-cpython-"
        + interpreter.version()
        + (libcst.version() == null ? "" : "-libcst-" + libcst.version())
        + "-tree-sitter-"
        + trees.version();
  }

  /** By dataset, what each of its rows says of its extractor. */
  Map<String, Map<String, String>> attributes() {
    Map<String, String> parsed = Map.of("python_version", interpreter.version());
    Map<String, String> compiled = new TreeMap<>(parsed);
    compiled.put("python_magic", String.valueOf(interpreter.magic()));
    compiled.put("optimize", "0");
    Map<String, String> concrete = new TreeMap<>(parsed);
    concrete.put("libcst_version", String.valueOf(libcst.version()));
    return Map.of(
        Datasets.AST, parsed,
        Datasets.SYMTABLE, parsed,
        Datasets.BYTECODE, compiled,
        Datasets.LIBCST, concrete,
        Datasets.TREE_SITTER, trees.attributes());
  }

  /** Why extractors say nothing although they are wanted, by name. */
  Map<String, String> absent() {
    Map<String, String> absent = new TreeMap<>();
    if (libcst.absent() != null) {
      absent.put(
          "libcst",
          "LibCST cannot be imported in Python "
              + interpreter.version()
              + " ("
              + libcst.absent()
              + "); the facts of the syntax tree stand in for it; install it with 'pip install"
              + " libcst' there, choose another interpreter, or switch it off with --libcst off");
    }
    trees.absent().ifPresent(why -> absent.put(TreeSitter.EXTRACTOR, why));
    return absent;
  }
}
