package io.codeweft.contracts.function;

import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.text.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions that views can call, at one moment. Views are pinned to its {@code hash}.
 *
 * @param hash SHA-256 over the canonical JSON of the definitions, which are sorted by name
 * @param libraryHash the same over those definitions only that engines bind: a worker whose library
 *     has this hash may run what was compiled against the snapshot, whatever SQL functions it has
 */
public record FunctionSnapshot(
    String hash, @Nullable String libraryHash, List<FunctionDefinition> functions) {
  public FunctionSnapshot {
    functions = List.copyOf(functions);
  }

  /** Sorts the definitions and takes their hashes. */
  public static FunctionSnapshot of(List<FunctionDefinition> functions) {
    List<FunctionDefinition> sorted =
        functions.stream().sorted(Comparator.comparing(FunctionDefinition::name)).toList();
    return new FunctionSnapshot(Json.fingerprint(sorted), hashOfBound(sorted), sorted);
  }

  private static String hashOfBound(List<FunctionDefinition> sorted) {
    return Json.fingerprint(sorted.stream().filter(f -> f.expression() == null).toList());
  }

  @Override
  public String libraryHash() {
    // snapshots of releases without SQL functions do not carry it
    return libraryHash == null ? hashOfBound(functions) : libraryHash;
  }

  /** By name or alias, compared without case. */
  public Optional<FunctionDefinition> find(String name) {
    return functions.stream()
        .filter(
            f ->
                f.name().equalsIgnoreCase(name)
                    || f.aliases().stream().anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  /** By its name alone. */
  public Optional<FunctionDefinition> named(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** The name or alias that is spelled most like this one, if any is near. */
  public Optional<String> nearest(String name) {
    SortedSet<String> known = new TreeSet<>();
    for (FunctionDefinition function : functions) {
      known.add(function.name());
      known.addAll(function.aliases());
    }
    return Optional.ofNullable(Nearest.to(name, known));
  }
}
