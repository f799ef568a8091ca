package io.codeweft.extract.scan;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a scan takes in.
 *
 * @param include globs of files; without a {@code /} they are matched against the file's name
 * @param exclude globs of files and folders; without a {@code /} they are matched against every
 *     part of a path, and what lies below an excluded folder is excluded too
 * @param maxFileBytes a larger file is refused with an error row
 * @param maxFiles more files end the extract
 * @param submodules whether the files that submodules track are taken in, too
 */
public record ScanOptions(
    List<String> include,
    List<String> exclude,
    long maxFileBytes,
    int maxFiles,
    boolean submodules) {

  /**
   * @throws io.codeweft.extract.ExtractException when a glob is not valid
   */
  public ScanOptions {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    Globs.validate(include);
    Globs.validate(exclude);
  }

  /** Tells of a path whether the globs take it in. */
  public Predicate<String> takesIn() {
    Globs files = new Globs(include);
    Globs left = new Globs(exclude);
    return path -> files.matchesFile(path) && !left.matchesBranch(path);
  }
}
