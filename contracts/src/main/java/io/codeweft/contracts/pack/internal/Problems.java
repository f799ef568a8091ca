package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.text.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that an author sees all of it at once. */
public final class Problems {
  private final List<PackProblem> found = new ArrayList<>();

  void ofFile(String file, String message) {
    found.add(PackProblem.ofFile(file, message));
  }

  void add(String file, Place at, String item, String message) {
    add(file, at, item, message, null);
  }

  void add(String file, Place at, String item, String message, @Nullable String suggestion) {
    found.add(PackProblem.at(file, at, item, message, suggestion));
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new PackException(found);
    }
  }
}
