package io.codeweft.engine;

import io.codeweft.functions.FunctionLibrary;
import java.util.List;

/** An execution engine. Implementations are thread-safe; the sessions they open are not. */
public interface Engine {

  /** Opens a private, locked-down session. The caller closes it. */
  EngineSession open(SessionOptions options);

  /**
   * Binds this engine's functions in a fresh database and compares that with what a library
   * promises: catalogue, examples, golden vectors.
   *
   * @return what differs, one line each; empty means parity
   */
  List<String> verifyFunctions(FunctionLibrary promised);

  /** Key of this engine's programs in a compiled artefact, for example {@code duckdb}. */
  String name();
}
