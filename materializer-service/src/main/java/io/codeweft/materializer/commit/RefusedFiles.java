package io.codeweft.materializer.commit;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps files that were refused, out of the way of the table and for a look. */
public final class RefusedFiles {
  private final Warehouse warehouse;
  private final DeltaTables tables;

  public RefusedFiles(Warehouse warehouse, DeltaTables tables) {
    this.warehouse = warehouse;
    this.tables = tables;
  }

  /** Where the files of an output would be kept, below the warehouse. */
  public String location(ViewComputed task, ComputedOutput output) {
    return warehouse
        .root()
        .relativize(warehouse.refused(task.taskId(), output.view()))
        .toString()
        .replace('\\', '/');
  }

  /**
   * Moves the files of an output away from its table; what was moved by an earlier delivery is left
   * where it is, and so is a file that is part of the table or lies elsewhere.
   */
  public void keep(ViewComputed task, ComputedOutput output) {
    Path table = warehouse.resolve(output.location());
    Path refused = warehouse.refused(task.taskId(), output.view());
    Set<Path> live =
        tables.latest(table).stream()
            .flatMap(snapshot -> snapshot.paths().stream())
            .collect(Collectors.toSet());
    for (DataFile file : files(output)) {
      Path from = table.resolve(file.path()).normalize();
      if (from.startsWith(table) && Files.exists(from) && !live.contains(from)) {
        move(from, refused.resolve(table.relativize(from)));
      }
    }
  }

  /** Files that an output names and that do not lie below its table. */
  public List<String> strangers(ComputedOutput output) {
    Path table = warehouse.resolve(output.location());
    return files(output).stream()
        .map(DataFile::path)
        .filter(path -> !table.resolve(path).normalize().startsWith(table))
        .toList();
  }

  /** The data files of an output, wherever they are now: beside the table or kept. */
  public List<Path> dataFiles(ViewComputed task, ComputedOutput output) {
    Path refused = warehouse.refused(task.taskId(), output.view());
    Path table = warehouse.resolve(output.location());
    return output.files().stream()
        .map(
            file -> {
              Path path = table.resolve(file.path());
              Path kept = refused.resolve(file.path());
              return !Files.exists(path) && Files.exists(kept) ? kept : path;
            })
        .toList();
  }

  private static List<DataFile> files(ComputedOutput output) {
    return Stream.concat(output.files().stream(), Stream.ofNullable(output.changes())).toList();
  }

  private static void move(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling(""));
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep the refused file " + from + " as " + to + ": " + e, e);
    }
  }
}
