package io.codeweft.tables.internal;

import io.codeweft.tables.TableException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Paths of files in the Delta log: relative to the table and percent-encoded. Ours use characters
 * that need no encoding, so that no reader can get it wrong.
 */
final class LogPaths {
  static final String CHANGES = "_change_data/";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._=-]*";
  private static final Pattern PLAIN = Pattern.compile(NAME + "(/" + NAME + ")*");

  private LogPaths() {}

  /** The plain path below the table of a path in the log. */
  static String decode(Path table, String logged) {
    URI uri = URI.create(logged);
    String path = uri.getPath();
    if (uri.isAbsolute() || path == null || path.startsWith("/")) {
      throw new TableException(
          table + " holds the file " + logged + ", which does not lie below the table");
    }
    return path;
  }

  static void requireData(Path table, String path) {
    require(table, path, PLAIN.matcher(path).matches(), "data file", "part-0001.parquet");
  }

  static void requireChanges(Path table, String path) {
    boolean plain =
        path.startsWith(CHANGES) && PLAIN.matcher(path.substring(CHANGES.length())).matches();
    require(table, path, plain, "file of changes", CHANGES + "part-0001.parquet");
  }

  private static void require(Path table, String path, boolean plain, String kind, String example) {
    if (!plain) {
      throw new TableException(
          table
              + ": '"
              + path
              + "' cannot be the path of a "
              + kind
              + "; use letters, digits and . _ = - below the table, such as "
              + example);
    }
  }
}
