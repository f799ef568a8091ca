package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that an author sees all of it at once. */
public final class Problems {
  private final List<PackProblem> found = new ArrayList<>();

  public void add(String file, int line, String message) {
    found.add(new PackProblem(file, line, message));
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new PackException(
          found.stream()
              .sorted(Comparator.comparing(PackProblem::file).thenComparing(PackProblem::line))
              .toList());
    }
  }
}
