package io.codeweft.extract;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The declarations of the datasets an extract fills. */
public final class Datasets {
  public static final String FILES = "repo_files_v1";
  public static final String AST = "ast_files_v1";
  public static final String SYMTABLE = "symtable_files_v1";
  public static final String BYTECODE = "bytecode_files_v1";
  public static final String LIBCST = "libcst_files_v1";
  public static final String TREE_SITTER = "tree_sitter_files_v1";
  public static final String SCIP = "scip_index_v1";
  public static final String ERRORS = "extract_errors_v1";

  /** Columns that are known without looking into a file. */
  private static final Set<String> OWN =
      Set.of("repo", "path", "file_id", "file_sha256", "attrs", "size_bytes");

  /** What the Python workers fill, in the order of their {@code schema.py}. */
  private static final List<String> BY_WORKERS =
      List.of(FILES, AST, SYMTABLE, BYTECODE, LIBCST, ERRORS);

  private static final List<DatasetDeclaration> ALL =
      List.of(FILES, AST, SYMTABLE, BYTECODE, LIBCST, TREE_SITTER, SCIP, ERRORS).stream()
          .map(Datasets::read)
          .toList();

  private Datasets() {}

  public static List<DatasetDeclaration> all() {
    return ALL;
  }

  /** The datasets that the Python workers fill, in the order in which they say so. */
  public static List<DatasetDeclaration> filledByWorkers() {
    return BY_WORKERS.stream().map(Datasets::of).toList();
  }

  /**
   * @throws IllegalArgumentException when there is no such dataset
   */
  public static DatasetDeclaration of(String name) {
    return ALL.stream()
        .filter(declaration -> declaration.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dataset is called " + name));
  }

  /** The columns that whoever reads a file fills, in order; the rest of a row is added to them. */
  public static Schema factColumns(DatasetDeclaration declaration) {
    return new Schema(
        declaration.schema().fields().stream().filter(f -> !OWN.contains(f.name())).toList());
  }

  private static DatasetDeclaration read(String name) {
    String file = "/packs/python/datasets/" + name + ".yaml";
    try (InputStream in = DatasetDeclaration.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new ExtractException("the dataset declaration " + file + " is not on the class path");
      }
      return PackReader.readDataset(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ExtractException("the dataset declaration " + file + " cannot be read: " + e, e);
    }
  }
}
