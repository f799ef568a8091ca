package io.codeweft.udf;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.SqlFunctions;
import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.function.SnapshotCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shipped library and the SQL functions that were made over it. One that does not pass the lane
 * with this library, for example since the library now has a function of its name, is left aside
 * with the reason; the others count.
 *
 * @param refused by name, why an SQL function is left aside
 */
public record CurrentFunctions(FunctionSnapshot snapshot, SortedMap<String, Refused> refused) {

  /**
   * An SQL function that is left aside.
   *
   * @param number its version
   */
  public record Refused(String name, long number, String reason) {}

  /**
   * @param changes the newest change of every SQL function
   */
  public static CurrentFunctions of(FunctionSnapshot library, Collection<FunctionChanged> changes) {
    SortedMap<String, FunctionChanged> pending = new TreeMap<>();
    for (FunctionChanged change : changes) {
      if (change.current() != null) {
        pending.put(change.name(), change);
      }
    }
    List<FunctionDefinition> accepted = new ArrayList<>();
    SortedMap<String, Refused> refused = new TreeMap<>();
    SqlFunctions functions = SqlFunctions.none(library);
    int before;
    do {
      before = accepted.size();
      functions = all(library, accepted, pending, functions);
      if (!pending.isEmpty()) {
        functions = each(library, accepted, pending, refused, functions);
      }
    } while (!pending.isEmpty() && accepted.size() > before);
    refused.keySet().removeIf(name -> !pending.containsKey(name));
    return new CurrentFunctions(functions.snapshot(), refused);
  }

  /** All that are pending at once: the usual case. */
  private static SqlFunctions all(
      FunctionSnapshot library,
      List<FunctionDefinition> accepted,
      SortedMap<String, FunctionChanged> pending,
      SqlFunctions known) {
    List<FunctionDefinition> together = new ArrayList<>(accepted);
    pending.values().forEach(change -> together.add(change.definition()));
    try {
      SqlFunctions functions = SqlFunctions.of(library, together);
      if (SnapshotCheck.findings(functions.snapshot()).isEmpty()) {
        accepted.addAll(pending.values().stream().map(FunctionChanged::definition).toList());
        pending.clear();
        return functions;
      }
    } catch (CompileException e) {
      // one of them is at fault; each is tried
    }
    return known;
  }

  private static SqlFunctions each(
      FunctionSnapshot library,
      List<FunctionDefinition> accepted,
      SortedMap<String, FunctionChanged> pending,
      SortedMap<String, Refused> refused,
      SqlFunctions known) {
    SqlFunctions functions = known;
    for (FunctionChanged change : List.copyOf(pending.values())) {
      List<FunctionDefinition> more = new ArrayList<>(accepted);
      more.add(change.definition());
      try {
        SqlFunctions tried = SqlFunctions.of(library, more);
        List<String> findings = SnapshotCheck.findings(tried.snapshot());
        if (findings.isEmpty()) {
          functions = tried;
          accepted.add(change.definition());
          pending.remove(change.name());
        } else {
          refused.put(change.name(), refusal(change, String.join("; ", findings)));
        }
      } catch (CompileException e) {
        refused.put(change.name(), refusal(change, String.valueOf(e.getMessage())));
      }
    }
    return functions;
  }

  private static Refused refusal(FunctionChanged change, String reason) {
    return new Refused(change.name(), change.number(), reason);
  }
}
