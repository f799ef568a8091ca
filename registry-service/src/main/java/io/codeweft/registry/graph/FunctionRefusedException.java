package io.codeweft.registry.graph;

import io.codeweft.compiler.CompileException;
import java.util.List;
import java.util.stream.Collectors;

/** A change of a function that is not made, with everything that speaks against it. */
public final class FunctionRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public FunctionRefusedException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** What the lane says of the statement, or of a function that calls it. */
  static FunctionRefusedException of(CompileException e) {
    return new FunctionRefusedException(e.diagnostics().stream().map(Finding::of).toList());
  }

  /** Never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
