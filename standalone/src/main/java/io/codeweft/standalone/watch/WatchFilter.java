package io.codeweft.standalone.watch;

import java.nio.file.Path;
import java.util.Set;

/**
 * What below a folder can matter to a build. Of {@code .git} only {@code HEAD} does, which every
 * change of branch replaces; the rest of it changes with every command of git.
 *
 * @param root the folder
 * @param left a folder that is not looked at wherever it lies: the warehouse, to which builds write
 */
public record WatchFilter(Path root, Path left) {
  private static final String GIT = ".git";
  private static final String HEAD = "HEAD";

  /** Folders of tools: many, busy, and never sources. */
  private static final Set<String> TOOLS =
      Set.of(
          GIT,
          ".hg",
          ".svn",
          "__pycache__",
          ".tox",
          ".nox",
          ".eggs",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          "node_modules");

  /** Whether something that happened to a path can matter. */
  boolean isRelevant(Path path) {
    return path.equals(root.resolve(GIT).resolve(HEAD)) || isEntered(path);
  }

  /** Whether a folder is watched. */
  boolean isWatched(Path folder) {
    return folder.equals(root.resolve(GIT)) || isEntered(folder);
  }

  /** Whether what lies below a folder is watched. */
  boolean isEntered(Path folder) {
    if (folder.startsWith(left)) {
      return false;
    }
    for (Path name : root.relativize(folder)) {
      if (TOOLS.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }
}
