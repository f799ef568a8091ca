package io.codeweft.engine;

import org.jspecify.annotations.Nullable;

/** A call the engine could not complete. The message says what, where, why and how to fix it. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who has to act. */
  public enum Kind {
    /** The call ran longer than the session allows. */
    TIMEOUT,
    /** The call needs more memory than the session has, or more room for spilled data. */
    MEMORY,
    /** The answer has more rows than the call allows. */
    ROWS,
    /** The program wanted what a session must not do. */
    DENIED,
    /** A program, relation, column, value or stream is wrong. */
    INPUT,
    /** Files could not be read or written. */
    STORAGE,
    /** The session was closed meanwhile. */
    CANCELLED,
    /** A defect of the engine or of Codeweft. */
    INTERNAL
  }

  private final Kind kind;

  public EngineException(Kind kind, String message) {
    this(kind, message, null);
  }

  public EngineException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
