package io.codeweft.compiler;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refused by the policy lane; carries every diagnostic that was found, not only the first. */
public final class CompileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public CompileException(List<Diagnostic> diagnostics) {
    this(diagnostics, null);
  }

  /**
   * @param cause what went wrong inside the lane, when a text is not to blame
   */
  CompileException(List<Diagnostic> diagnostics, @Nullable Throwable cause) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")), cause);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** At least one, ordered by file, line and column. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
