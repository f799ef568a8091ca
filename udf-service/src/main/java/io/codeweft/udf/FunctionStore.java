package io.codeweft.udf;

import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.FunctionChanged;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions as they are now. Thread-safe. */
@Singleton
final class FunctionStore {
  private final VerifiedLibrary verified;

  /** The newest change of each SQL function; guarded by this. */
  private final SortedMap<String, FunctionChanged> changes = new TreeMap<>();

  private volatile CurrentFunctions current;

  FunctionStore(VerifiedLibrary verified) {
    this.verified = verified;
    this.current = CurrentFunctions.of(verified.library().snapshot(), List.of());
  }

  /** Notes a change; false when a newer one is known. */
  synchronized boolean take(Event event) {
    return event instanceof FunctionChanged change
        && changes.merge(change.name(), change, (a, b) -> b.number() <= a.number() ? a : b)
            == change;
  }

  /** Puts library and SQL functions together anew. */
  synchronized CurrentFunctions assemble() {
    current = CurrentFunctions.of(verified.library().snapshot(), changes.values());
    return current;
  }

  /** What views are compiled against, and which SQL functions are left aside. */
  CurrentFunctions current() {
    return current;
  }
}
