package io.codeweft.tables;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine's side of the tests: writes Parquet files beside tables and reads them back. */
public final class Duck implements AutoCloseable {
  private final Connection connection;

  public Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** Writes the rows of a query and describes the file as a worker would. */
  public DataFile write(Path table, String path, String query) {
    Path file = table.resolve(path);
    try (Statement statement = connection.createStatement()) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      String copy = "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, RETURN_STATS)";
      try (ResultSet result = statement.executeQuery(copy)) {
        result.next();
        return new DataFile(
            path,
            Files.size(file),
            result.getLong("count"),
            columns((Map<?, ?>) result.getObject("column_statistics")));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ColumnStatistics> columns(Map<?, ?> perColumn) {
    Map<String, ColumnStatistics> result = new TreeMap<>();
    perColumn.forEach(
        (quoted, statistics) -> {
          String name = quoted.toString().replace("\"", "");
          Map<?, ?> values = (Map<?, ?>) statistics;
          if (!name.contains(".") && values.containsKey("null_count")) {
            result.put(
                name,
                new ColumnStatistics(
                    text(values.get("min")),
                    text(values.get("max")),
                    Long.parseLong(String.valueOf(values.get("null_count")))));
          }
        });
    return result;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Rows of files as text, sorted. No files: no rows. */
  public List<String> rows(List<Path> files, String columns) {
    return files.isEmpty()
        ? List.of()
        : query("SELECT " + columns + " FROM " + scan(files) + " ORDER BY ALL");
  }

  public static String scan(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }

  /** One string per row, columns joined by {@code |}. */
  public List<String> query(String sql) {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        result.add(String.join("|", row));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return result;
  }

  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
