package io.codeweft.standalone.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A database in memory, to look into Parquet files with. */
final class Duck implements AutoCloseable {
  private final Connection connection;

  Duck() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One string per row, columns joined by {@code |}. */
  List<String> rows(String sql) {
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

  /**
   * Names the rows of files.
   *
   * @param columns what to select
   * @param like a relation with the same columns, for when there are no files
   */
  void view(String name, List<Path> files, String columns, String like) {
    String rows =
        files.isEmpty()
            ? "SELECT * FROM " + like + " WHERE false"
            : "SELECT " + columns + " FROM " + scan(files);
    execute("CREATE OR REPLACE TEMP VIEW " + name + " AS " + rows);
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String scan(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file.toString().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
