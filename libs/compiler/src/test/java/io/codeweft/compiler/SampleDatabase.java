package io.codeweft.compiler;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample tables in DuckDB, with nulls, duplicates, empty and null lists. */
public final class SampleDatabase implements AutoCloseable {
  private static final String TABLES =
      """
      CREATE TABLE files(path VARCHAR NOT NULL, repo VARCHAR NOT NULL, lang VARCHAR, size BIGINT,
        score DOUBLE);
      CREATE TABLE refs(path VARCHAR NOT NULL, ref_id INTEGER NOT NULL, name VARCHAR,
        bstart BIGINT, bend BIGINT);
      CREATE TABLE ast(path VARCHAR NOT NULL, repo VARCHAR,
        nodes STRUCT(id INTEGER, parent INTEGER, kind VARCHAR, name VARCHAR,
          span STRUCT(bstart BIGINT, bend BIGINT), tags VARCHAR[])[],
        attrs MAP(VARCHAR, VARCHAR),
        meta STRUCT(lang VARCHAR, owner STRUCT(name VARCHAR)));
      CREATE MACRO span_len(bstart, bend) AS (bend - bstart);
      CREATE MACRO stable_id
        (kind, p1) AS kind || ':' || md5(coalesce(p1::VARCHAR, chr(1))),
        (kind, p1, p2) AS kind || ':' || md5(coalesce(p1::VARCHAR, chr(1)) || chr(0)
          || coalesce(p2::VARCHAR, chr(1))),
        (kind, p1, p2, p3) AS kind || ':' || md5(coalesce(p1::VARCHAR, chr(1)) || chr(0)
          || coalesce(p2::VARCHAR, chr(1)) || chr(0) || coalesce(p3::VARCHAR, chr(1)));
      """;

  private static final String ROWS =
      """
      INSERT INTO files VALUES
        ('a.py', 'r', 'python', 10, 0.5), ('b.py', 'r', 'python', NULL, NULL),
        ('c.js', 'r', 'js', 10, 1.5), ('d.py', 's', NULL, 7, -2.0), ('d.py', 's', NULL, 7, -2.0),
        ('e.py', 's', 'python', -3, 0.0);
      INSERT INTO refs VALUES
        ('a.py', 1, 'x', 0, 1), ('a.py', 2, 'y', 4, 9), ('a.py', 2, 'y', 4, 9),
        ('b.py', 3, NULL, 2, NULL), ('c.js', 4, 'x', NULL, 5), ('z.py', 5, 'q', 1, 2),
        ('d.py', 6, 'y', 3, 4);
      INSERT INTO ast VALUES
        ('a.py', 'r', [
          {'id': 1, 'parent': NULL, 'kind': 'Module', 'name': NULL, 'span': NULL, 'tags': []},
          {'id': 2, 'parent': 1, 'kind': 'Def', 'name': 'f',
            'span': {'bstart': 0, 'bend': 9}, 'tags': ['t', 'u']},
          {'id': 3, 'parent': 1, 'kind': 'Def', 'name': 'x',
            'span': {'bstart': 10, 'bend': NULL}, 'tags': ['t', 't']},
          {'id': 4, 'parent': 2, 'kind': 'Call', 'name': 'x',
            'span': {'bstart': 4, 'bend': 5}, 'tags': NULL}],
          MAP {'v': '3.12', 'w': NULL}, {'lang': 'python', 'owner': {'name': 'ann'}}),
        ('b.py', NULL, [], MAP {}, {'lang': NULL, 'owner': NULL}),
        ('c.js', 'r', NULL, NULL, NULL),
        ('d.py', 's', [
          {'id': 1, 'parent': NULL, 'kind': 'Module', 'name': 'm',
            'span': {'bstart': 0, 'bend': 3}, 'tags': ['z']}],
          MAP {'v': '3.9'}, {'lang': 'python', 'owner': {'name': NULL}});
      """;

  private final Connection connection;

  /** Rows thought out by hand. */
  public SampleDatabase() throws SQLException {
    this(ROWS);
  }

  private SampleDatabase(String rows) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = 1");
    execute(TABLES);
    if (!rows.isEmpty()) {
      execute(rows);
    }
  }

  static SampleDatabase random(long seed) throws SQLException {
    return new SampleDatabase(new RandomData(seed).inserts());
  }

  /** No rows at all. */
  static SampleDatabase empty() throws SQLException {
    return new SampleDatabase("");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows as text, in the order they came. */
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" | ", values));
      }
    }
    return rows;
  }

  /** Rows as the driver gives them. */
  List<List<@Nullable Object>> values(String sql) throws SQLException {
    return JdbcRows.of(connection, sql);
  }

  /** Rows as text, sorted: for comparing sets. */
  public List<String> sortedRows(String sql) throws SQLException {
    return rows(sql).stream().sorted().toList();
  }

  /**
   * What a query gives.
   *
   * @param columns {@code name TYPE} of each
   * @param rows as text, sorted
   * @param nulls positions of the columns that are null in some row, from 0
   */
  record Result(List<String> columns, List<String> rows, BitSet nulls) {}

  Result result(String sql) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    BitSet nulls = new BitSet();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      int width = meta.getColumnCount();
      for (int i = 1; i <= width; i++) {
        columns.add(meta.getColumnName(i) + " " + meta.getColumnTypeName(i).replace("\"", ""));
      }
      StringBuilder row = new StringBuilder();
      while (result.next()) {
        row.setLength(0);
        for (int i = 0; i < width; i++) {
          Object value = result.getObject(i + 1);
          if (value == null) {
            nulls.set(i);
          }
          row.append(i == 0 ? "" : " | ").append(value);
        }
        rows.add(row.toString());
      }
    }
    rows.sort(Comparator.naturalOrder());
    return new Result(columns, rows, nulls);
  }

  /** {@code name TYPE} of every result column. */
  List<String> columns(String sql) throws SQLException {
    return result(sql).columns();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
