package io.codeweft.extract.run;

import io.codeweft.contracts.event.FileChanges;
import io.codeweft.extract.landing.LandedFile;
import io.codeweft.extract.landing.PathOrder;
import io.codeweft.extract.scan.Renames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What became of the files of an extract in the next one. A file that is gone and one that came are
 * a rename when their bytes are equal; where several fit, those of one name go together first. What
 * is left is a rename where git finds it similar.
 */
final class FileComparison {
  /** By path, in order. */
  private final Map<String, LandedFile> gone = new LinkedHashMap<>();

  private final Map<String, LandedFile> come = new LinkedHashMap<>();
  private final List<FileChanges.Rename> renames = new ArrayList<>();
  private long changed;

  private FileComparison(List<LandedFile> before, List<LandedFile> after) {
    before.forEach(file -> gone.put(file.path(), file));
    for (LandedFile file : after) {
      LandedFile old = gone.remove(file.path());
      if (old == null) {
        come.put(file.path(), file);
      } else if (!old.digest().equals(file.digest())) {
        changed++;
      }
    }
  }

  /** Without what git knows. */
  static FileChanges of(List<LandedFile> before, List<LandedFile> after, long reused) {
    return of(before, after, reused, Map.of());
  }

  /**
   * @param before sorted, and so is {@code after}
   * @param reused files of {@code after} that were not read again
   * @param similar files that moved and changed on the way, by new path
   */
  static FileChanges of(
      List<LandedFile> before,
      List<LandedFile> after,
      long reused,
      Map<String, Renames.Rename> similar) {
    FileComparison comparison = new FileComparison(before, after);
    comparison.pair(file -> file.sha256() + "/" + name(file));
    comparison.pair(file -> String.valueOf(file.sha256()));
    similar.values().forEach(comparison::pair);
    comparison.renames.sort(Comparator.comparing(FileChanges.Rename::from, PathOrder.BY_BYTES));
    return new FileChanges(
        comparison.come.size(),
        comparison.changed,
        comparison.gone.size(),
        comparison.renames.size(),
        reused,
        comparison.renames.stream().limit(FileChanges.MAX_RENAMES).toList());
  }

  private void pair(Function<LandedFile, String> likeness) {
    Map<String, Deque<LandedFile>> sources = new HashMap<>();
    for (LandedFile file : gone.values()) {
      if (file.sha256() != null) {
        sources.computeIfAbsent(likeness.apply(file), _ -> new ArrayDeque<>()).add(file);
      }
    }
    for (LandedFile file : List.copyOf(come.values())) {
      Deque<LandedFile> alike = sources.getOrDefault(likeness.apply(file), new ArrayDeque<>());
      if (file.sha256() != null && !alike.isEmpty()) {
        String from = alike.remove().path();
        rename(new FileChanges.Rename(from, file.path()));
      }
    }
  }

  private void pair(Renames.Rename similar) {
    if (gone.containsKey(similar.from()) && come.containsKey(similar.to())) {
      rename(new FileChanges.Rename(similar.from(), similar.to(), similar.similarity()));
    }
  }

  private void rename(FileChanges.Rename rename) {
    renames.add(rename);
    gone.remove(rename.from());
    come.remove(rename.to());
  }

  private static String name(LandedFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }
}
