package io.codeweft.compiler.internal.graph;

import io.codeweft.compiler.Diagnostic;
import java.util.Comparator;

/** The order diagnostics are told in. */
public final class Positions {
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::file)
          .thenComparing(Diagnostic::line)
          .thenComparing(Diagnostic::column)
          .thenComparing(Diagnostic::view)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  private Positions() {}
}
