package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import io.codeweft.engine.SessionOptions;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** Opens a private database, binds the functions and takes away everything it does not need. */
final class Lockdown {
  /**
   * A join with this many keys or fewer skips row groups by exact comparison; DuckDB's own
   * threshold of 50 is below the number of files a change touches.
   */
  private static final int PRUNING_KEYS = 1000;

  /**
   * Longest text {@code repeat} may make. DuckDB makes it for 2,048 rows at once, outside of its
   * memory limit, and would go up to 4 GiB each.
   */
  private static final int MOST_REPEATED_BYTES = 64 << 10;

  /** Takes the place of the built-in, which programs cannot name otherwise. */
  private static final String BOUNDED_REPEAT =
      """
      create macro repeat(string, times) as system.main.repeat(string,
        case when strlen(string) * times > %d
          then error('Invalid Input Error: repeat makes texts of at most %d bytes; make it of parts')
          else times end)
      """
          .formatted(MOST_REPEATED_BYTES, MOST_REPEATED_BYTES);

  private Lockdown() {}

  static Connection connect() throws SQLException {
    // Without streaming, the driver holds a whole result in memory before the first batch.
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    // Not through DriverManager, which finds no driver that another class loader registered.
    return new DuckDBDriver().connect("jdbc:duckdb:", properties);
  }

  static Connection open(
      SessionOptions options, WorkDirectory work, FileAccess access, FunctionLibrary library) {
    Connection connection = null;
    try {
      connection = connect();
      DuckDbFunctions.bind(connection, library);
      bound(connection);
      lock(connection, options, work, access);
      return connection;
    } catch (SQLException e) {
      EngineException failure = DuckDbErrors.of("opening a session", e);
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException suppressed) {
          failure.addSuppressed(suppressed);
        }
      }
      throw failure;
    }
  }

  private static void bound(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BOUNDED_REPEAT);
    }
  }

  /**
   * The order matters: paths before external access goes, everything before the lock. {@code
   * async_threads} would otherwise be eight idle threads per database.
   */
  private static void lock(
      Connection connection, SessionOptions options, WorkDirectory work, FileAccess access)
      throws SQLException {
    String prelude =
        """
        set memory_limit = '%dB';
        set threads = %d;
        set async_threads = 0;
        set temp_directory = %s;
        set max_temp_directory_size = '%dB';
        set preserve_insertion_order = true;
        set parquet_metadata_cache = true;
        set dynamic_or_filter_threshold = %d;
        set allowed_directories = %s;
        set allowed_paths = %s;
        set allow_community_extensions = false;
        set autoinstall_known_extensions = false;
        set autoload_known_extensions = false;
        set enable_external_access = false;
        set lock_configuration = true;
        """
            .formatted(
                options.memoryBytes(),
                options.threads(),
                SqlText.text(work.path().toString()),
                options.maxTempBytes(),
                PRUNING_KEYS,
                directories(access.directories()),
                SqlText.paths(access.files()));
    try (Statement statement = connection.createStatement()) {
      statement.execute(prelude);
    }
  }

  /** DuckDB compares prefixes: without the slash, {@code /a/b} would allow {@code /a/bc}. */
  private static String directories(List<Path> paths) {
    return paths.stream()
        .map(Path::toString)
        .map(path -> SqlText.text(path.endsWith("/") ? path : path + "/"))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
