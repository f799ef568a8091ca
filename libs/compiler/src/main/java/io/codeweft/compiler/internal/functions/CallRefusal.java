package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A call that a function does not take; thrown through Calcite. */
public final class CallRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient SqlParserPos position;
  private final @Nullable String suggestion;

  CallRefusal(String code, SqlParserPos position, String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.code = code;
    this.position = position;
    this.suggestion = suggestion;
  }

  CallRefusal(String code, SqlParserPos position, String message) {
    this(code, position, message, null);
  }

  /** An argument of a type that the parameter does not take. */
  static CallRefusal argument(
      Signature signature, int argument, RelDataType given, SqlParserPos position) {
    return new CallRefusal(
        "type-mismatch",
        position,
        "argument "
            + (argument + 1)
            + " ('"
            + signature.parameter(argument).name()
            + "') of "
            + signature.name()
            + " expects "
            + signature.parameter(argument).type()
            + " but is "
            + Types.text(given)
            + "; signature: "
            + signature);
  }

  public String code() {
    return code;
  }

  public SqlParserPos position() {
    return position;
  }

  /** The nearest name or a correction, if there is one. */
  public @Nullable String suggestion() {
    return suggestion;
  }
}
