package io.codeweft.extract;

import org.jspecify.annotations.Nullable;

/** An extract that cannot go on. The message says what, where, why and how to fix it. */
public final class ExtractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExtractException(String message) {
    this(message, null);
  }

  public ExtractException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
