package io.codeweft.extract.scip.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Symbols as they are kept. {@code SCHEME MANAGER NAME VERSION DESCRIPTORS}: parts are separated by
 * a space, a space in a part is doubled. The version of a package that the index itself defines
 * gives way to {@code .}, the format's word for none: with it every commit would rename every
 * symbol.
 */
public final class SymbolNames {
  private final Set<String> own;
  private final String document;

  /**
   * @param own packages, as {@link #packageOf} gives them
   * @param document path that local symbols belong to
   */
  public SymbolNames(Set<String> own, String document) {
    this.own = own;
    this.document = document;
  }

  static boolean isLocal(String symbol) {
    return symbol.startsWith("local ");
  }

  /** Scheme, manager and name; empty for local and malformed symbols. */
  public static Optional<String> packageOf(String symbol) {
    int end = isLocal(symbol) ? -1 : end(symbol, 3);
    return end < 0 ? Optional.empty() : Optional.of(symbol.substring(0, end));
  }

  String kept(String symbol) {
    Optional<String> owner = packageOf(symbol);
    if (owner.isEmpty() || !own.contains(owner.get())) {
      return symbol;
    }
    int version = end(symbol, 4);
    return version < 0 ? symbol : owner.get() + " ." + symbol.substring(version);
  }

  /** Symbols as they are kept, sorted, and so are their relationships. */
  public List<Messages.Symbol> kept(List<Messages.Symbol> symbols) {
    return symbols.stream()
        .map(this::kept)
        .sorted(
            Comparator.comparing(Messages.Symbol::symbol).thenComparing(Messages.Symbol::toString))
        .toList();
  }

  private Messages.Symbol kept(Messages.Symbol symbol) {
    List<Messages.Relationship> relationships =
        symbol.relationships().stream()
            .map(
                to ->
                    new Messages.Relationship(
                        kept(to.symbol()),
                        to.isReference(),
                        to.isImplementation(),
                        to.isTypeDefinition(),
                        to.isDefinition()))
            .sorted(
                Comparator.comparing(Messages.Relationship::symbol)
                    .thenComparing(Messages.Relationship::toString))
            .toList();
    return new Messages.Symbol(
        kept(symbol.symbol()),
        symbol.documentation(),
        relationships,
        symbol.kind(),
        symbol.displayName(),
        symbol.signature(),
        kept(symbol.enclosing()));
  }

  String scope(String symbol) {
    return isLocal(symbol) ? document : "";
  }

  /** Where that many parts end, or -1. */
  private static int end(String symbol, int parts) {
    int left = parts;
    for (int i = 0; i < symbol.length(); i++) {
      if (symbol.charAt(i) == ' ') {
        if (i + 1 < symbol.length() && symbol.charAt(i + 1) == ' ') {
          i++;
        } else if (--left == 0) {
          return i;
        }
      }
    }
    return -1;
  }
}
