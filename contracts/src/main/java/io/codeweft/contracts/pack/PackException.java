package io.codeweft.contracts.pack;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used, with everything that was found wrong in it. */
public final class PackException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<PackProblem> problems;

  public PackException(List<PackProblem> problems) {
    super(problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the files and lines, never empty. */
  public List<PackProblem> problems() {
    return problems;
  }
}
