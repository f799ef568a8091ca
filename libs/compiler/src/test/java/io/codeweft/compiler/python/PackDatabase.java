package io.codeweft.compiler.python;

import io.codeweft.compiler.JdbcRows;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph's programs run stage by stage on DuckDB, over datasets given as JSON; one without a file
 * has no rows.
 */
public final class PackDatabase {
  private static final Path NO_ROWS =
      Path.of("src/test/resources/io/codeweft/compiler/python/none.json").toAbsolutePath();

  private final Connection connection;
  private final ViewGraph graph;

  public PackDatabase(ViewGraph graph, Path datasets) throws SQLException {
    this.graph = graph;
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    DuckDbFunctions.bind(connection, FunctionLibrary.standard());
    for (DatasetDeclaration dataset : graph.datasets()) {
      String columns =
          dataset.schema().fields().stream()
              .map(field -> "'" + field.name() + "': '" + type(field.type()) + "'")
              .collect(Collectors.joining(", ", "{", "}"));
      Path file = datasets.resolve(dataset.name() + ".json");
      execute(
          "CREATE TABLE "
              + dataset.name()
              + " AS FROM read_json('"
              + (Files.exists(file) ? file : NO_ROWS)
              + "', format = 'array', columns = "
              + columns
              + ")");
    }
  }

  /** Every materialised view becomes a table, the way a worker computes it. */
  public void build() throws SQLException {
    for (ViewArtefact view : graph.views()) {
      if (view.contract().materialize()) {
        compute(view);
      }
    }
  }

  private void compute(ViewArtefact output) throws SQLException {
    StageProgram program = StageProgram.of(graph, output.name());
    List<String> drops = new ArrayList<>();
    for (ViewArtefact view : program.views()) {
      if (view.equals(output)) {
        execute("CREATE TABLE " + output.name() + " AS " + sql(output));
      } else {
        String kind = program.shared().contains(view.name()) ? "TABLE" : "VIEW";
        execute("CREATE TEMP " + kind + " " + view.name() + " AS " + sql(view));
        drops.add("DROP " + kind + " " + view.name());
      }
    }
    for (String drop : drops.reversed()) {
      execute(drop);
    }
  }

  /** Computes some views, and what they read: anew when the datasets have changed. */
  public void compute(Collection<String> views) throws SQLException {
    Set<String> wanted = new HashSet<>(views);
    for (ViewArtefact view : graph.views().reversed()) {
      if (wanted.contains(view.name())) {
        wanted.addAll(view.dependencies());
      }
    }
    for (ViewArtefact view : graph.views()) {
      if (wanted.contains(view.name())) {
        execute("CREATE OR REPLACE TABLE " + view.name() + " AS " + sql(view));
      }
    }
  }

  /** Makes every other view readable, too, for looking at what lies below the tables. */
  public void defineIntermediates() throws SQLException {
    for (ViewArtefact view : graph.views()) {
      if (!view.contract().materialize()) {
        execute("CREATE VIEW " + view.name() + " AS " + sql(view));
      }
    }
  }

  /** Rows as text, values apart by a blank, in the order of the query. */
  public List<String> rows(String sql) throws SQLException {
    return values(sql).stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .toList();
  }

  public List<List<@Nullable Object>> values(String sql) throws SQLException {
    return JdbcRows.of(connection, sql);
  }

  private static String sql(ViewArtefact view) {
    String sql = view.sql().get("duckdb");
    if (sql == null) {
      throw new IllegalStateException("view " + view.name() + " has no program for DuckDB");
    }
    return sql;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n" + sql, e);
    }
  }

  private static String type(DataType type) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case BOOL -> "BOOLEAN";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case STRING -> "VARCHAR";
            case BINARY -> "BLOB";
          };
      case DataType.ListOf list -> type(list.element()) + "[]";
      case DataType.MapOf map -> "MAP(" + type(map.key()) + ", " + type(map.value()) + ")";
      case DataType.StructOf struct ->
          struct.fields().stream()
              .map((Field field) -> "\"" + field.name() + "\" " + type(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }
}
