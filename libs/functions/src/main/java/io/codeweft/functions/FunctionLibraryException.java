package io.codeweft.functions;

/** A definition, a binding or a name is wrong; the message names file and entry and what to do. */
public final class FunctionLibraryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FunctionLibraryException(String message) {
    super(message);
  }

  public FunctionLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
