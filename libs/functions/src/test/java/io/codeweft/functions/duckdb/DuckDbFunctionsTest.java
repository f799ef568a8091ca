package io.codeweft.functions.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.FunctionLibraryException;
import io.codeweft.functions.internal.LibraryResources;
import io.codeweft.functions.reference.References;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBFunctions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuckDbFunctionsTest {
  private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aFreshDatabaseIsInParityAfterBinding() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThat(DuckDbFunctions.verify(connection, LIBRARY)).isEmpty();
  }

  @Test
  void functionsWorkAfterTheSessionIsLockedDown() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("SET enable_external_access = false; SET lock_configuration = true");
    assertThat(value("SELECT span_len(3, 10)")).isEqualTo("7");
    assertThat(value("SELECT stable_id('file', 'repo', 'src/app.py')"))
        .isEqualTo("file:8f0371e16d52f868d9f9284ce555d005");
  }

  @Test
  void missingFunctionsAreFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("DROP MACRO span_len");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .contains("catalogue: macro span_len(bstart BIGINT, bend BIGINT) is missing")
        .anyMatch(finding -> finding.startsWith("golden: span_len failed: "))
        .anyMatch(finding -> finding.startsWith("example: span_len: "));
  }

  @Test
  void anotherImplementationIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("CREATE OR REPLACE MACRO span_len(bstart BIGINT, bend BIGINT) AS abs(bend - bstart)");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .containsExactly("golden: span_len[[10, 3]] gave 7 (BIGINT), expected -7 (BIGINT)");
  }

  @Test
  void anotherResultTypeIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute(
        "CREATE OR REPLACE MACRO span_len(bstart BIGINT, bend BIGINT) AS bend::HUGEINT - bstart");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .contains("golden: span_len[[3, 10]] gave 7 (HUGEINT), expected 7 (BIGINT)");
  }

  @Test
  void anotherNumberOfResultsIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute(
        "CREATE OR REPLACE MACRO qname_last(qname VARCHAR) AS unnest(string_split(qname, '.'))");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .anyMatch(finding -> finding.matches("golden: qname_last gave \\d+ results for 18 calls"));
  }

  @Test
  void anotherSignatureIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("CREATE OR REPLACE MACRO span_len(bstart, bend) AS bend - bstart");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .containsExactly(
            "catalogue: macro span_len(bstart ANY, bend ANY) is not one of the library",
            "catalogue: macro span_len(bstart BIGINT, bend BIGINT) is missing");
  }

  @Test
  void functionsOfOthersAreFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("CREATE MACRO stray(a) AS a");
    callback("qname_last");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .anyMatch(f -> f.equals("catalogue: macro stray(a ANY) is not one of the library"))
        .anyMatch(f -> f.startsWith("catalogue: built-in scalar qname_last("));
  }

  @Test
  void aHijackedBuiltInIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("CREATE MACRO sha256(a) AS repeat('0', 64)");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .contains("catalogue: macro sha256(a ANY) is not one of the library")
        .anyMatch(f -> f.startsWith("golden: stable_id[[file, repo, src/app.py]] gave file:000"));
  }

  @Test
  void bindingOverABuiltInIsRefused() throws SQLException {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "span_len.yaml",
        Objects.requireNonNull(LibraryResources.files().get("span_len.yaml"))
            + "\naliases: [md5]\n");
    FunctionLibrary hijacking = FunctionLibrary.read(files, References.standard());
    assertThatThrownBy(() -> DuckDbFunctions.bind(connection, hijacking))
        .isInstanceOf(FunctionLibraryException.class)
        .hasMessage("function 'md5' is built into the engine; rename ours");
    assertThat(value("SELECT md5('a')")).isEqualTo("0cc175b9c0f1b6a831c399e269772661");
  }

  /** DuckDB replaces a callback of the same signature without a word. */
  @Test
  void anotherCallbackIsFound() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    callback("weft_java_qname_normalize");
    assertThat(DuckDbFunctions.verify(connection, LIBRARY))
        .contains(
            "golden: qname_normalize[[ pkg . mod ]] gave  pkg . mod  (VARCHAR), expected pkg.mod (VARCHAR)")
        .allMatch(finding -> finding.contains(": qname_normalize"));
  }

  @Test
  void aCallbackOfTheReservedNameIsReplaced() throws SQLException {
    callback("weft_java_qname_normalize");
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThat(value("SELECT qname_normalize('ａ . b')")).isEqualTo("a.b");
  }

  /** Rows without a value are rows of the chunk too, and so are the 2,049th and those behind. */
  @Test
  void callbacksRunOnEveryRowOfEveryChunkOnAnyThread() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    execute("SET threads = 4");
    String rows =
        "(SELECT CASE WHEN i % 7 > 0 THEN repeat('🐍', i % 5) || 'x' END AS line, i % 5 AS n";
    assertThat(
            value(
                "SELECT count(*) || ' ' || count(col_to_byte(line, 2 * n + 1, 'utf16')) || ' '"
                    + " || count(*) FILTER (WHERE col_to_byte(line, 2 * n + 1, 'utf16') = 4 * n + 1)"
                    + " FROM "
                    + rows
                    + " FROM range(200000) t(i))"))
        .isEqualTo("200000 171428 171428");
  }

  @Test
  void callbacksOutliveTheListOfTheDriver() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThat(DuckDBDriver.registeredFunctions()).isEmpty();
    System.gc();
    assertThat(value("SELECT qname_normalize('ａ . b')")).isEqualTo("a.b");
  }

  @Test
  void bindingTwiceIsRefused() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThatThrownBy(() -> DuckDbFunctions.bind(connection, LIBRARY))
        .isInstanceOf(FunctionLibraryException.class)
        .hasMessageContaining("already exists in this database");
  }

  @Test
  void columnsMayBearTheNamesOfParameters() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThat(
            value(
                "SELECT stable_id(parts1, kind, qname_join(name, prefix))"
                    + " FROM (VALUES ('repo', 'file', 'py', 'app')) t(kind, parts1, prefix, name)"))
        .isEqualTo(value("SELECT stable_id('file', 'repo', 'app.py')"));
  }

  @Test
  void typesThatDoNotFitAreRefused() throws SQLException {
    DuckDbFunctions.bind(connection, LIBRARY);
    assertThatThrownBy(() -> value("SELECT span_len('1', 2.5)"))
        .hasMessageContaining("span_len(bstart BIGINT, bend BIGINT)");
    assertThatThrownBy(() -> value("SELECT stable_id('k', 1, 2, 3, 4, 5, 6, 7, 8, 9)"))
        .hasMessageContaining("stable_id");
    assertThatThrownBy(
            () -> value("SELECT span_len(-9223372036854775808, b) FROM (VALUES (1)) t(b)"))
        .hasMessageContaining("Overflow");
  }

  /** Registers the identity of texts. */
  private void callback(String name) throws SQLException {
    DuckDBFunctions.scalarFunction()
        .withName(name)
        .withParameters(String.class)
        .withReturnType(String.class)
        .withFunction((String text) -> text)
        .register(connection);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String value(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
