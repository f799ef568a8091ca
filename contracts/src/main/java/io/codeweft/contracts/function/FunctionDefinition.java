package io.codeweft.contracts.function;

import java.util.List;

/**
 * One function of the library, as the snapshot describes it.
 *
 * @param name lower case
 * @param parameters in order; only the last may be variadic; optional ones come last
 * @param returns type text (see {@code TypeParser}), or a type variable such as {@code T}; a
 *     trailing {@code !} means never null, under PROPAGATES as long as no argument is null
 * @param nullRule what a null argument does
 * @param tags capabilities a view can ask for
 * @param examples SQL expressions over literals, each with its result as SQL literal text
 * @param implementationHash SHA-256 over everything that decides results: signature, null rule,
 *     bindings, golden vectors
 */
public record FunctionDefinition(
    String name,
    List<String> aliases,
    Kind kind,
    List<Parameter> parameters,
    String returns,
    NullRule nullRule,
    Volatility volatility,
    List<String> tags,
    String documentation,
    List<Example> examples,
    String implementationHash) {

  public enum Kind {
    SCALAR,
    AGGREGATE,
    WINDOW,
    TABLE
  }

  /** PROPAGATES: any null argument gives null. HANDLES: the documentation says what happens. */
  public enum NullRule {
    PROPAGATES,
    HANDLES
  }

  public enum Volatility {
    IMMUTABLE,
    VOLATILE
  }

  /**
   * @param type type text, {@code any} (any scalar of string, int32, int64, bool) or a type
   *     variable: one upper-case letter, bound by its first use
   */
  public record Parameter(String name, String type, boolean variadic, boolean optional) {}

  /** An example that is executed on every engine. */
  public record Example(String call, String result) {}

  public FunctionDefinition {
    aliases = List.copyOf(aliases);
    parameters = List.copyOf(parameters);
    tags = List.copyOf(tags);
    examples = List.copyOf(examples);
  }

  /** {@code span_len(bstart int64, bend int64) -> int64}. */
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    String separator = "";
    for (Parameter p : parameters) {
      text.append(separator).append(p.name()).append(' ').append(p.type());
      text.append(p.variadic() ? "..." : "").append(p.optional() ? "?" : "");
      separator = ", ";
    }
    return text.append(") -> ").append(returns).toString();
  }
}
