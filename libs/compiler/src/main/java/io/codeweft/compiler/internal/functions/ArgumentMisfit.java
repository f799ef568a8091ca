package io.codeweft.compiler.internal.functions;

import io.codeweft.compiler.internal.types.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;

/** An argument whose type a function does not take; thrown through the validator. */
public final class ArgumentMisfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SqlParserPos position;

  ArgumentMisfit(Signature signature, int argument, RelDataType given, SqlParserPos position) {
    super(
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
            + signature,
        null,
        false,
        false);
    this.position = position;
  }

  public SqlParserPos position() {
    return position;
  }
}
