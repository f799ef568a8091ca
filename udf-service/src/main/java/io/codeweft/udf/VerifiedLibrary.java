package io.codeweft.udf;

import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** The function library, and what differs when it is bound and run in a private DuckDB. */
@Singleton
public final class VerifiedLibrary {
  private final FunctionLibrary library;
  private final List<String> findings;

  @Inject
  VerifiedLibrary() {
    this(FunctionLibrary.standard());
  }

  VerifiedLibrary(FunctionLibrary library) {
    this.library = library;
    this.findings = verify(library);
  }

  public FunctionLibrary library() {
    return library;
  }

  /** One line per difference; empty means that engine and library agree. */
  public List<String> findings() {
    return findings;
  }

  private static List<String> verify(FunctionLibrary library) {
    Properties limits = new Properties();
    limits.setProperty("threads", "1");
    limits.setProperty("memory_limit", "256MB");
    limits.setProperty("enable_external_access", "false");
    // not through DriverManager, which finds no driver that another class loader registered
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", limits)) {
      DuckDbFunctions.bind(connection, library);
      return DuckDbFunctions.verify(connection, library);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the function library could not be bound in DuckDB: " + e.getMessage(), e);
    }
  }
}
