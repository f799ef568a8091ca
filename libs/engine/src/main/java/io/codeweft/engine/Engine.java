package io.codeweft.engine;

import java.util.List;

/** An execution engine. Implementations are thread-safe; the sessions they open are not. */
public interface Engine {

  /** Opens a private, locked-down session. The caller closes it. */
  EngineSession open(SessionOptions options);

  /**
   * Binds the function library in a fresh database and compares the two: catalogue, examples,
   * golden vectors.
   *
   * @return what differs, one line each; empty means parity
   */
  List<String> verifyFunctions();

  /** Key of this engine's programs in a compiled artefact, for example {@code duckdb}. */
  String name();
}
