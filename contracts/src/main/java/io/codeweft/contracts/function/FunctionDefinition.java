package io.codeweft.contracts.function;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One function, as the snapshot describes it: of the library, or made by {@code CREATE FUNCTION}.
 *
 * @param name lower case
 * @param parameters in order; only the last may be variadic; those with a default come last
 * @param returns type text (see {@code TypeParser}), or a type variable such as {@code T}; a
 *     trailing {@code !} means never null, under PROPAGATES as long as no argument is null
 * @param nullRule what a null argument does
 * @param tags capabilities a view can ask for
 * @param examples SQL expressions over literals, each with its result as SQL literal text
 * @param implementationHash SHA-256 over everything that decides results: signature, null rule,
 *     bindings or expression, golden vectors, and the hashes of the functions the expression calls
 * @param expression what the policy lane puts in place of a call: SQL over the names of the
 *     parameters, where {@code {name}} stands for all arguments of a variadic one, or {@link
 *     #BY_LANE}; absent when engines bind the function. A function with an expression has no
 *     binding on any engine, so it means the same on all of them
 * @param version counts the definitions an SQL function has had under its name; 1 in the library
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
    String implementationHash,
    @Nullable String expression,
    @Nullable Integer version) {

  /**
   * The expression of a function that the lane works out from the call itself: what it stands for
   * depends on the types of the arguments, on their number or on the snapshot.
   */
  public static final String BY_LANE = "{lane}";

  private static final Set<String> BUILT_INTO_ENGINES =
      Set.of("collect_set", "count_if", "list_unique");

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
   * @param defaultValue SQL literal that stands for an argument that is left out; absent where an
   *     argument is required
   */
  public record Parameter(
      String name, String type, boolean variadic, @Nullable String defaultValue) {

    /** One argument that must be given. */
    public static Parameter required(String name, String type) {
      return new Parameter(name, type, false, null);
    }
  }

  /** An example that is executed on every engine. */
  public record Example(String call, String result) {}

  public FunctionDefinition {
    aliases = List.copyOf(aliases);
    parameters = List.copyOf(parameters);
    tags = List.copyOf(tags);
    examples = List.copyOf(examples);
  }

  /** A function that engines bind. */
  public FunctionDefinition(
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
    this(
        name,
        aliases,
        kind,
        parameters,
        returns,
        nullRule,
        volatility,
        tags,
        documentation,
        examples,
        implementationHash,
        null,
        1);
  }

  /** The same function with another implementation or in another version. */
  public FunctionDefinition with(String otherImplementationHash, int otherVersion) {
    return new FunctionDefinition(
        name,
        aliases,
        kind,
        parameters,
        returns,
        nullRule,
        volatility,
        tags,
        documentation,
        examples,
        otherImplementationHash,
        expression,
        otherVersion);
  }

  /** 1 or more. */
  @Override
  public Integer version() {
    return version == null ? 1 : version;
  }

  /**
   * What engines call a function that they bind. Three names are built into an engine with another
   * meaning; ours must neither hide those nor be hidden by them.
   */
  public static String engineName(String name) {
    return BUILT_INTO_ENGINES.contains(name) ? "weft_" + name : name;
  }

  /** {@code span_len(bstart int64, bend int64) -> int64}. */
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    String separator = "";
    for (Parameter p : parameters) {
      text.append(separator).append(p.name()).append(' ').append(p.type());
      text.append(p.variadic() ? "..." : "");
      text.append(p.defaultValue() == null ? "" : " = " + p.defaultValue());
      separator = ", ";
    }
    return text.append(") -> ").append(returns).toString();
  }
}
