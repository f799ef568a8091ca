package io.codeweft.tables;

import io.codeweft.tables.internal.PathNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Layout of a warehouse directory:
 *
 * <pre>
 * tables/REPO/TABLE       one Delta table each
 * objects/ab/abcdef...    content-addressed bytes
 * refused/TASK/VIEW       files that broke a contract, kept for a look
 * work/SERVICE-UUID       scratch space of one process, see {@link WorkArea}
 * .lock                   held by the process that works on the warehouse
 * .WORK.lock              held by the process that does that work, among several
 * </pre>
 *
 * Names that are not plain (letters, digits, {@code . _ -}) are escaped, so that every repository
 * has its own directory below the warehouse and no other place.
 */
public final class Warehouse {
  private static final String TABLES = "tables";

  private final Path root;
  private final ObjectStore objects;

  private Warehouse(Path root) {
    this.root = root;
    this.objects = new ObjectStore(root.resolve("objects"));
  }

  /**
   * Opens the warehouse; creates its directories where they are missing.
   *
   * @throws TableException when that is not possible
   */
  public static Warehouse at(Path root) {
    try {
      Path absolute = Files.createDirectories(root.toAbsolutePath()).toRealPath();
      Files.createDirectories(absolute.resolve(TABLES));
      Files.createDirectories(absolute.resolve("objects"));
      return new Warehouse(absolute);
    } catch (IOException e) {
      throw new TableException(
          "the warehouse " + root + " cannot be created: " + e + "; choose a writable directory",
          e);
    }
  }

  /** Absolute, with symbolic links followed. */
  public Path root() {
    return root;
  }

  /** Location of a table below any warehouse, POSIX separators: {@code tables/REPO/TABLE}. */
  public static String location(String repo, String table) {
    return TABLES + "/" + PathNames.escape(repo) + "/" + PathNames.escape(table);
  }

  /**
   * Absolute path of a location.
   *
   * @throws TableException when it would not lie below the warehouse
   */
  public Path resolve(String location) {
    return PathNames.below(root, location);
  }

  /** Content-addressed bytes of this warehouse. */
  public ObjectStore objects() {
    return objects;
  }

  /** Where the files of a view that a task computed and that were refused are kept. */
  public Path refused(String taskId, String view) {
    return root.resolve("refused")
        .resolve(PathNames.escape(taskId))
        .resolve(PathNames.escape(view));
  }

  /**
   * Takes the warehouse for this process until the lock is closed or the process ends.
   *
   * @param command what holds it, for the message others get
   * @throws WarehouseLockedException when it is taken, by another process or by this one
   */
  public WarehouseLock lock(String command) {
    return WarehouseLock.take(root.resolve(".lock"), "the warehouse " + root, command);
  }

  /**
   * Takes one kind of work on the warehouse for this process, likewise: who does it must be one.
   *
   * @param work letters only: {@code registry}
   * @throws WarehouseLockedException when it is taken, by another process or by this one
   */
  public WarehouseLock lock(String work, String command) {
    return WarehouseLock.take(
        root.resolve("." + work + ".lock"), "the " + work + " of warehouse " + root, command);
  }
}
