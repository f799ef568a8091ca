package io.codeweft.udf;

import io.codeweft.engine.duckdb.DuckDbEngine;
import io.codeweft.functions.FunctionLibrary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

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
    this.findings = new DuckDbEngine(library).verifyFunctions();
  }

  public FunctionLibrary library() {
    return library;
  }

  /** One line per difference; empty means that engine and library agree. */
  public List<String> findings() {
    return findings;
  }
}
