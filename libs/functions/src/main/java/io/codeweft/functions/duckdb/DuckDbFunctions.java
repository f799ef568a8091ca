package io.codeweft.functions.duckdb;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.FunctionLibraryException;
import io.codeweft.functions.internal.LibraryFunction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
   * @throws FunctionLibraryException when the database already has a function of one of the names:
   *     DuckDB would let ours shadow a built-in without a word
   */
  public static void bind(Connection connection, FunctionLibrary library) throws SQLException {
    refuseTaken(connection, library);
    for (LibraryFunction function : library.bound()) {
      if (function.duckdb().java() > 0) {
        CallbackBinding.register(connection, function);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          String.join(
              ";\n", library.bound().stream().flatMap(f -> MacroSql.create(f).stream()).toList()));
    }
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

  private static void refuseTaken(Connection connection, FunctionLibrary library)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet taken = statement.executeQuery(Catalogue.anyNamed(Catalogue.names(library)))) {
      if (taken.next()) {
        throw new FunctionLibraryException(
            "function '"
                + taken.getString(1)
                + "' already exists in this database; rename ours, or bind into a fresh database");
      }
    }
  }
}
