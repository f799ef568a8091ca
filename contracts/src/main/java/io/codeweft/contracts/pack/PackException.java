package io.codeweft.contracts.pack;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used, with everything that was found wrong in it. */
public final class PackException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<PackProblem> problems;

  public PackException(List<PackProblem> problems) {
    super(inOrder(problems).stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
    this.problems = inOrder(problems);
  }

  private static List<PackProblem> inOrder(List<PackProblem> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparing(PackProblem::file)
                .thenComparing(PackProblem::line)
                .thenComparing(PackProblem::column))
        .toList();
  }

  /** In the order of the files and lines, never empty. */
  public List<PackProblem> problems() {
    return problems;
  }
}
