package io.codeweft.registry.history.internal;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.tables.LiveFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Picks the files that hold the newest builds, by their bounds: a file that was appended holds one
 * build. A file whose bounds do not tell one repository and number is always picked.
 */
public final class NewestFiles {
  /** A build that failed and then completed has two rows, each in its file. */
  private static final int FILES_PER_BUILD = 2;

  private NewestFiles() {}

  /**
   * @param repo null = of every repository
   * @param limit builds per repository
   */
  public static List<LiveFile> of(List<LiveFile> files, @Nullable String repo, int limit) {
    List<LiveFile> picked = new ArrayList<>();
    Map<String, List<LiveFile>> byRepo = new TreeMap<>();
    for (LiveFile file : files) {
      String only = only(file, "repo");
      if (only == null || only(file, "build_number") == null) {
        picked.add(file);
      } else if (repo == null || repo.equals(only)) {
        byRepo.computeIfAbsent(only, _ -> new ArrayList<>()).add(file);
      }
    }
    for (List<LiveFile> ofRepo : byRepo.values()) {
      ofRepo.stream()
          .sorted(Comparator.comparingLong(NewestFiles::number).reversed())
          .limit((long) FILES_PER_BUILD * limit)
          .forEach(picked::add);
    }
    return picked;
  }

  private static long number(LiveFile file) {
    String number = only(file, "build_number");
    return number == null ? Long.MAX_VALUE : Long.parseLong(number);
  }

  /** The only value of a column; null when there may be others. */
  private static @Nullable String only(LiveFile file, String column) {
    ColumnStatistics bounds = file.bounds().get(column);
    return bounds != null && bounds.min() != null && bounds.min().equals(bounds.max())
        ? bounds.min()
        : null;
  }
}
