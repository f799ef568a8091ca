package io.codeweft.contracts.function;

/**
 * How a function of one snapshot differs in another.
 *
 * @param function its name
 * @param detail what was and what is, for people
 */
public record FunctionChange(String function, Kind kind, String detail) {

  /** What has changed, gravest first; a function is listed once, under the gravest. */
  public enum Kind {
    /** There is no such function any more. */
    REMOVED,
    /** Names, parameters, result, kind, volatility or tags: calls may not compile any more. */
    SIGNATURE,
    /** Calls compile, results may differ. */
    IMPLEMENTATION,
    /** It is new. */
    ADDED,
    /** Only what is written about it. */
    DOCUMENTATION
  }

  /** Whether a view that uses the function may not compile any more. */
  public boolean isBreaking() {
    return kind == Kind.REMOVED || kind == Kind.SIGNATURE;
  }

  /** Whether a view that uses the function has to be computed again. */
  public boolean rebuilds() {
    return isBreaking() || kind == Kind.IMPLEMENTATION;
  }

  @Override
  public String toString() {
    return "function '" + function + "': " + detail;
  }
}
