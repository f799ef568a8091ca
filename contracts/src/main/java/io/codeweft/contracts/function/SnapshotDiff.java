package io.codeweft.contracts.function;

import io.codeweft.contracts.function.FunctionChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two snapshots. */
public final class SnapshotDiff {
  private SnapshotDiff() {}

  /** One change per function that differs, by name. */
  public static List<FunctionChange> between(FunctionSnapshot before, FunctionSnapshot after) {
    Map<String, FunctionDefinition> old = byName(before);
    Map<String, FunctionDefinition> now = byName(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<FunctionChange> changes = new ArrayList<>();
    for (String name : names) {
      change(name, old.get(name), now.get(name)).ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<FunctionChange> change(
      String name, @Nullable FunctionDefinition before, @Nullable FunctionDefinition after) {
    if (before == null || after == null) {
      return after != null
          ? of(name, Kind.ADDED, "it is new: " + after.signature())
          : before != null
              ? of(name, Kind.REMOVED, "it is gone; it was " + before.signature())
              : Optional.empty();
    }
    String shapeBefore = shape(before);
    String shapeAfter = shape(after);
    if (!shapeBefore.equals(shapeAfter)) {
      return of(name, Kind.SIGNATURE, "it was " + shapeBefore + " and is " + shapeAfter);
    }
    if (!before.implementationHash().equals(after.implementationHash())) {
      return of(
          name,
          Kind.IMPLEMENTATION,
          "its implementation was "
              + before.implementationHash()
              + " and is "
              + after.implementationHash());
    }
    return before.equals(after)
        ? Optional.empty()
        : of(name, Kind.DOCUMENTATION, "what is written about it has changed");
  }

  /** Everything that decides whether a call compiles. */
  private static String shape(FunctionDefinition function) {
    return function.kind()
        + " "
        + function.signature()
        + " "
        + function.volatility()
        + " aliases "
        + new TreeSet<>(function.aliases())
        + " tags "
        + new TreeSet<>(function.tags());
  }

  private static Optional<FunctionChange> of(String name, Kind kind, String detail) {
    return Optional.of(new FunctionChange(name, kind, detail));
  }

  private static Map<String, FunctionDefinition> byName(FunctionSnapshot snapshot) {
    Map<String, FunctionDefinition> byName = new TreeMap<>();
    snapshot.functions().forEach(function -> byName.put(function.name(), function));
    return byName;
  }
}
