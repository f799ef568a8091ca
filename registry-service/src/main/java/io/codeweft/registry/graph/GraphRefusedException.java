package io.codeweft.registry.graph;

import io.codeweft.contracts.pack.PackException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be registered, with everything that was found wrong in it. */
public final class GraphRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Findings that the message names. */
  private static final int MAX_LINES = 20;

  private final transient List<Finding> findings;

  public GraphRefusedException(List<Finding> findings) {
    super(
        causesFirst(findings).stream()
            .limit(MAX_LINES)
            .map(Finding::toString)
            .collect(Collectors.joining("\n")));
    this.findings = causesFirst(findings);
  }

  /** What is wrong with a view before the views that could not be looked at because of it. */
  private static List<Finding> causesFirst(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::isConsequence)).toList();
  }

  /** A pack whose form is wrong. */
  public static GraphRefusedException of(PackException e) {
    return new GraphRefusedException(e.problems().stream().map(Finding::of).toList());
  }

  /** Causes first, each by file and line; never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
