package io.codeweft.compiler.internal.lane;

import io.codeweft.compiler.Diagnostic;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the lane from deep inside a step. Unchecked, because it passes through Calcite callbacks;
 * never leaves this module.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;
  private final transient @Nullable SqlParserPos unknownName;

  public Refusal(List<Diagnostic> diagnostics) {
    this(diagnostics, null);
  }

  /**
   * @param cause what went wrong inside the lane, when the text is not to blame
   */
  public Refusal(List<Diagnostic> diagnostics, @Nullable Throwable cause) {
    this(diagnostics, cause, null);
  }

  /**
   * @param unknownName the name that could not be resolved: the rest of the text may be looked at
   *     without it
   */
  public Refusal(
      List<Diagnostic> diagnostics, @Nullable Throwable cause, @Nullable SqlParserPos unknownName) {
    super(diagnostics.getFirst().message(), cause, false, false);
    this.diagnostics = List.copyOf(diagnostics);
    this.unknownName = unknownName;
  }

  public Refusal(
      SourceText source,
      String code,
      SqlParserPos at,
      String message,
      @Nullable String suggestion) {
    this(List.of(source.diagnostic(code, at, message, suggestion)), null);
  }

  public @Nullable SqlParserPos unknownName() {
    return unknownName;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
