package io.codeweft.udf;

import io.codeweft.contracts.function.FunctionDefinition;
import java.util.List;

/**
 * A function in the list of all.
 *
 * @param signature {@code span_len(bstart int64, bend int64) -> int64}
 */
public record FunctionSummary(
    String name,
    List<String> aliases,
    FunctionDefinition.Kind kind,
    String signature,
    List<String> tags) {

  static FunctionSummary of(FunctionDefinition definition) {
    return new FunctionSummary(
        definition.name(),
        definition.aliases(),
        definition.kind(),
        definition.signature(),
        definition.tags());
  }
}
