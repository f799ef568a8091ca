package io.codeweft.worker.task;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.json.Digest;
import io.codeweft.engine.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts finished files beside their tables, under names that only depend on the task: a task that
 * runs twice gives the same file. A file that is there is never written over, since it may be
 * committed; should other content claim its name, that content gets a name of its own.
 */
final class OutputFiles {
  private static final int HASH_DIGITS = 16;

  private final String taskHash;

  OutputFiles(String taskId) {
    this.taskHash = Digest.sha256Hex(taskId).substring(0, HASH_DIGITS);
  }

  /** Publishes rows as {@code part-HASH.parquet} of the table. */
  DataFile data(WrittenFile file, Path table) {
    return publish(file, table, "part-" + taskHash);
  }

  /** Publishes row changes as {@code _change_data/cdc-HASH.parquet} of the table. */
  DataFile changes(WrittenFile file, Path table) {
    return publish(file, table, "_change_data/cdc-" + taskHash);
  }

  private static DataFile publish(WrittenFile file, Path table, String name) {
    try {
      String path = name + ".parquet";
      if (!link(file.file(), table.resolve(path))) {
        path = name + "-" + digest(file.file()) + ".parquet";
        if (!link(file.file(), table.resolve(path))) {
          throw TaskFailure.engine(
              table.resolve(path) + " is damaged: its name is not that of its content; delete it");
        }
      }
      return new DataFile(path, file.sizeBytes(), file.rows(), file.columns());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot put "
              + file.file()
              + " into table "
              + table
              + ": "
              + e
              + "; both must be writable and on one file system",
          e);
    }
  }

  /** Whether the target now has the content: a link appears whole or not at all. */
  private static boolean link(Path file, Path target) throws IOException {
    Files.createDirectories(target.resolveSibling(""));
    try {
      Files.createLink(target, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return Files.mismatch(file, target) == -1;
    }
  }

  /** Whether two files have the same bytes; the same rows give the same bytes. */
  static boolean isSame(Path file, Path other) {
    try {
      return Files.mismatch(file, other) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare " + file + " with " + other + ": " + e, e);
    }
  }

  private static String digest(Path file) throws IOException {
    return Digest.sha256Hex(Files.readAllBytes(file)).substring(0, HASH_DIGITS);
  }
}
