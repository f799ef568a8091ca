package io.codeweft.engine.duckdb;

import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.SessionOptions;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** DuckDB, embedded: one private in-memory database per session. */
public final class DuckDbEngine implements Engine {
  private final FunctionLibrary library;

  /** With the functions that Codeweft ships. */
  public DuckDbEngine() {
    this(FunctionLibrary.standard());
  }

  /**
   * @param library functions that programs may call
   */
  public DuckDbEngine(FunctionLibrary library) {
    this.library = library;
  }

  @Override
  public EngineSession open(SessionOptions options) {
    WorkDirectory work = WorkDirectory.create(options.workDir());
    try {
      FileAccess access = FileAccess.of(options);
      Connection connection = Lockdown.open(options, work, access, library);
      return new DuckDbSession(
          new Statements(connection, options.timeout()), access, work, options);
    } catch (RuntimeException e) {
      work.delete();
      throw e;
    }
  }

  @Override
  public List<String> verifyFunctions(FunctionLibrary promised) {
    try (Connection connection = Lockdown.connect()) {
      DuckDbFunctions.bind(connection, library);
      return DuckDbFunctions.verify(connection, promised);
    } catch (SQLException e) {
      throw DuckDbErrors.of("verifying the function library", e);
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }
}
