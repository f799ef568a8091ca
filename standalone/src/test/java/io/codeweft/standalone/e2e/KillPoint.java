package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A moment of a run, seen from outside: by what lies in the warehouse.
 *
 * @param name for messages
 */
record KillPoint(String name, BooleanSupplier reached) {

  /** The Python workers are at work. */
  static KillPoint extracting(Path warehouse) {
    return working("during extraction", warehouse, "extract-*/task-*");
  }

  /** The extract tables are committed and recorded; the build may not be planned yet. */
  static KillPoint landed(Path warehouse) {
    Path record = warehouse.resolve("extracts").resolve(SampleRepository.NAME + ".json");
    String before = text(record);
    return new KillPoint("after the extract landed", () -> !text(record).equals(before));
  }

  /** A worker computes the first view. */
  static KillPoint computing(Path warehouse) {
    return working("while views are computed", warehouse, "worker-*/task-*");
  }

  /** A scratch directory that was not there before: a killed process leaves its own behind. */
  private static KillPoint working(String name, Path warehouse, String scratch) {
    Path work = warehouse.resolve("work");
    Set<Path> before = paths(work, scratch);
    return new KillPoint(name, () -> !before.containsAll(paths(work, scratch)));
  }

  /** That many more commits are in the logs of the tables than now. */
  static KillPoint committed(Path warehouse, int commits) {
    Path tables = warehouse.resolve("tables").resolve(SampleRepository.NAME);
    int before = paths(tables, "*/_delta_log/*.json").size();
    return new KillPoint(
        "after " + commits + " commits",
        () -> paths(tables, "*/_delta_log/*.json").size() >= before + commits);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths below a folder that match; folders come and go meanwhile. */
  private static Set<Path> paths(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + glob);
    try (Stream<Path> paths = Files.walk(folder, glob.split("/", -1).length)) {
      return paths.filter(matcher::matches).collect(Collectors.toSet());
    } catch (UncheckedIOException | IOException e) {
      return Set.of();
    }
  }
}
