package io.codeweft.extract.scip;

import org.jspecify.annotations.Nullable;

/** An index that cannot be read. The message says where it breaks. */
public final class ScipException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * @param kind {@code error_kind} of the row in {@code extract_errors_v1}
   */
  ScipException(String kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }
}
