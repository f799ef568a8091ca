package io.codeweft.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to extract. What is left out takes the configured value.
 *
 * @param path folder of the repository
 * @param repo name of the repository; default: the folder's name
 * @param include globs of files
 * @param exclude globs of files and folders, in place of the configured ones
 * @param python command or path of the interpreter that reads the files
 * @param maxFileBytes a larger file is an error row
 * @param maxFiles more files end the extract
 * @param bytecode whether the compiled code is described
 * @param libcst {@code auto}, where the interpreter has it, or {@code off}
 * @param full whether files are read again that did not change; default: they are not
 * @param ref a commit to extract in place of the work tree: a branch, a tag, an id, an expression
 * @param submodules whether the files that submodules track are extracted, too
 * @param treeSitter whether tree-sitter parses the files, too
 * @param scip {@code auto}, scip-python where it is installed, {@code off}, or the absolute path of
 *     an index
 */
public record ExtractRequest(
    @Nullable String repo,
    @Nullable String path,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable String python,
    @Nullable Long maxFileBytes,
    @Nullable Integer maxFiles,
    @Nullable Boolean full,
    @Nullable String ref,
    @Nullable Boolean submodules,
    @Nullable Boolean bytecode,
    @Nullable String libcst,
    @Nullable Boolean treeSitter,
    @Nullable String scip) {

  /** A folder, everything else as configured. */
  public static ExtractRequest of(String path) {
    return new ExtractRequest(
        null, path, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
