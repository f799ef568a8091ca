package io.codeweft.standalone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What to extract and how, shared by the commands that start an extract. What is not given takes
 * the setting of the extract service.
 */
public final class ExtractOptions {
  @Option(names = "--repo", paramLabel = "NAME", description = "Default: name of the folder.")
  private @Nullable String repo;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Files to extract, in place of **/*.py; repeatable.")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Files and folders to leave out, in place of the configured; repeatable.")
  private List<String> exclude = List.of();

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      description = "Interpreter that parses the files. Default: python3")
  private @Nullable String python;

  @Option(
      names = "--max-file-bytes",
      paramLabel = "N",
      description = "A larger file is an error row. Default: 10 MB")
  private @Nullable Long maxFileBytes;

  @Option(
      names = "--max-files",
      paramLabel = "N",
      description = "More files end the extract. Default: 200000")
  private @Nullable Integer maxFiles;

  @Option(names = "--full", description = "Read every file again, changed or not.")
  private boolean full;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = {
        "Extract a commit (branch, tag, id, main~3) in place of the work tree, which is not"
            + " touched.",
        "Of a bare repository the default is HEAD."
      })
  private @Nullable String ref;

  @Option(
      names = "--submodules",
      description = "Extract the files that submodules track, too. Default: no")
  private @Nullable Boolean submodules;

  @Option(
      names = "--bytecode",
      negatable = true,
      description = "Whether the compiled code is described. Default: true")
  private @Nullable Boolean bytecode;

  @Option(
      names = "--libcst",
      paramLabel = "auto|off",
      description = "Whether LibCST is used where the interpreter has it. Default: auto")
  private @Nullable String libcst;

  @Option(
      names = "--tree-sitter",
      negatable = true,
      description = "Whether tree-sitter parses the files, too. Default: it does.")
  private @Nullable Boolean treeSitter;

  @Option(
      names = "--scip",
      paramLabel = "auto|off|FILE",
      description =
          "Facts of scip-python where it is installed, or of an index.scip. Default: auto")
  private @Nullable String scip;

  /** The given ones, named as in the body of {@code POST /extract/runs}. */
  public Map<String, Object> given() {
    Map<String, Object> given = new TreeMap<>();
    put(given, "repo", repo);
    put(given, "include", include.isEmpty() ? null : include);
    put(given, "exclude", exclude.isEmpty() ? null : exclude);
    put(given, "python", python);
    put(given, "max_file_bytes", maxFileBytes);
    put(given, "max_files", maxFiles);
    put(given, "full", full ? true : null);
    put(given, "ref", ref);
    put(given, "submodules", submodules);
    put(given, "bytecode", bytecode);
    put(given, "libcst", libcst);
    put(given, "tree_sitter", treeSitter);
    put(given, "scip", scip());
    return given;
  }

  /** The service may run in another folder. */
  private @Nullable String scip() {
    return scip == null || scip.equals("auto") || scip.equals("off")
        ? scip
        : Path.of(scip).toAbsolutePath().normalize().toString();
  }

  private static void put(Map<String, Object> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
