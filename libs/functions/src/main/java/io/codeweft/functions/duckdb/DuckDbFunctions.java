package io.codeweft.functions.duckdb;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.FunctionLibraryException;
import io.codeweft.functions.internal.LibraryFunction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/**
 * Binds and verifies the function library in a private DuckDB. Do both before the session is locked
 * down.
 *
 * <p>Macros take neither {@code FILTER} nor {@code DISTINCT}; an aggregate of the library is
 * filtered with {@code CASE WHEN condition THEN x END}, since all of them leave out rows whose
 * first argument is null.
 */
public final class DuckDbFunctions {
  private DuckDbFunctions() {}

  /**
   * Creates every function and alias in schema {@code main}.
   *
   * @throws FunctionLibraryException when the engine has a function of one of the names, or the
   *     database has one already: DuckDB would let ours shadow a built-in without a word
   */
  public static void bind(Connection connection, FunctionLibrary library) throws SQLException {
    refuseBuiltIn(Catalogue.names(library));
    create(connection, library.bound().stream().filter(f -> f.duckdb().java() == 0).toList());
    List<LibraryFunction> calling =
        library.bound().stream().filter(f -> f.duckdb().java() > 0).toList();
    for (LibraryFunction function : calling) {
      CallbackBinding.register(connection, function);
    }
    create(connection, calling);
  }

  /**
   * Compares the database's catalogue with the definitions and runs all examples and golden
   * vectors.
   *
   * @return what differs, one line each, in a stable order; empty means parity
   */
  public static List<String> verify(Connection connection, FunctionLibrary library)
      throws SQLException {
    List<String> findings = new ArrayList<>(CatalogueCheck.findings(connection, library));
    findings.addAll(GoldenCheck.findings(connection, library));
    return List.copyOf(findings);
  }

  private static void create(Connection connection, List<LibraryFunction> functions)
      throws SQLException {
    if (functions.isEmpty()) {
      return;
    }
    String script =
        String.join(";\n", functions.stream().flatMap(f -> MacroSql.create(f).stream()).toList());
    try (Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("already exists")) {
        throw new FunctionLibraryException(
            "a function of the library already exists in this database; bind into a fresh one: "
                + e.getMessage(),
            e);
      }
      throw e;
    }
  }

  private static void refuseBuiltIn(Set<String> names) {
    names.stream()
        .filter(BuiltIn.NAMES::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw new FunctionLibraryException(
                  "function '" + name + "' is built into the engine; rename ours");
            });
  }

  /** Functions of a database that nobody has touched; read once, since that takes a while. */
  private static final class BuiltIn {
    static final Set<String> NAMES = read();

    private static Set<String> read() {
      try (Connection fresh = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
          Statement statement = fresh.createStatement();
          ResultSet names = statement.executeQuery(Catalogue.ALL_NAMES)) {
        Set<String> builtIn = new HashSet<>();
        while (names.next()) {
          builtIn.add(names.getString(1));
        }
        return Set.copyOf(builtIn);
      } catch (SQLException e) {
        throw new FunctionLibraryException("the engine does not list its functions", e);
      }
    }
  }
}
