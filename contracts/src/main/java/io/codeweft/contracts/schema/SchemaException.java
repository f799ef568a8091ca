package io.codeweft.contracts.schema;

/** A schema that cannot be: the message says what is wrong and how to put it right. */
public final class SchemaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public SchemaException(String message) {
    super(message);
  }
}
