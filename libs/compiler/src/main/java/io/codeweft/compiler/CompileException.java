package io.codeweft.compiler;

import java.util.List;
import java.util.stream.Collectors;

/** Refused by the policy lane; carries every diagnostic that was found, not only the first. */
public final class CompileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public CompileException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** At least one, ordered by file, line and column. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
