package io.codeweft.contracts.function;

import io.codeweft.contracts.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The function library at one moment. Views are pinned to its {@code hash}.
 *
 * @param hash SHA-256 over the canonical JSON of the definitions, which are sorted by name
 */
public record FunctionSnapshot(String hash, List<FunctionDefinition> functions) {
  public FunctionSnapshot {
    functions = List.copyOf(functions);
  }

  /** Sorts the definitions and takes their hash. */
  public static FunctionSnapshot of(List<FunctionDefinition> functions) {
    List<FunctionDefinition> sorted =
        functions.stream().sorted(Comparator.comparing(FunctionDefinition::name)).toList();
    return new FunctionSnapshot(Json.fingerprint(sorted), sorted);
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
}
