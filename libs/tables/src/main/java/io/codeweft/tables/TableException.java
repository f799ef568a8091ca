package io.codeweft.tables;

import org.jspecify.annotations.Nullable;

/** A table, file or object that is not what it should be: what, where, why and how to fix it. */
public class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TableException(String message) {
    super(message);
  }

  public TableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
