package io.codeweft.udf;

import io.codeweft.engine.FunctionParity;
import io.codeweft.functions.FunctionLibrary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The function library, and what differs when it is bound and run in a private DuckDB. */
@Singleton
public final class VerifiedLibrary {
  private final FunctionLibrary library;
  private final FunctionParity parity;

  @Inject
  VerifiedLibrary() {
    this(FunctionLibrary.standard(), FunctionParity.standard());
  }

  VerifiedLibrary(FunctionLibrary library, FunctionParity parity) {
    this.library = library;
    this.parity = parity;
  }

  public FunctionLibrary library() {
    return library;
  }

  /** Names of the functions of the library, sorted. */
  public List<String> names() {
    return parity.names();
  }

  /** One line per difference; empty means that engine and library agree. */
  public List<String> findings() {
    return parity.findings();
  }
}
