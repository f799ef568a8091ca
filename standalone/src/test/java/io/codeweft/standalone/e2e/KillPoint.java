package io.codeweft.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A moment of a run, seen from outside: by what lies in the warehouse.
 *
 * @param name for messages
 */
record KillPoint(String name, BooleanSupplier reached) {

  /** The Python workers are at work. */
  static KillPoint extracting(Path warehouse) {
    return new KillPoint(
        "during extraction", () -> count(warehouse.resolve("work"), "extract-*/task-*") > 0);
  }

  /** The extract tables are committed and recorded; the build may not be planned yet. */
  static KillPoint landed(Path warehouse) {
    Path record = warehouse.resolve("extracts").resolve(SampleRepository.NAME + ".json");
    String before = text(record);
    return new KillPoint("after the extract landed", () -> !text(record).equals(before));
  }

  /** A worker computes the first view. */
  static KillPoint computing(Path warehouse) {
    return new KillPoint(
        "while views are computed",
        () -> count(warehouse.resolve("work"), "view-worker-*/task-*") > 0);
  }

  /** That many more commits are in the logs of the tables than now. */
  static KillPoint committed(Path warehouse, int commits) {
    Path tables = warehouse.resolve("tables").resolve(SampleRepository.NAME);
    long before = count(tables, "*/_delta_log/*.json");
    return new KillPoint(
        "after " + commits + " commits",
        () -> count(tables, "*/_delta_log/*.json") >= before + commits);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths below a folder that match; folders come and go meanwhile. */
  private static long count(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + folder + "/" + glob);
    int depth = glob.split("/", -1).length;
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      return paths.filter(matcher::matches).count();
    } catch (UncheckedIOException | IOException e) {
      return 0;
    }
  }
}
