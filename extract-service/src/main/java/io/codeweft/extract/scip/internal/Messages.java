package io.codeweft.extract.scip.internal;

import java.util.List;

/** What is in an index. A text that is not set is empty, a number 0, as the format has it. */
public final class Messages {
  private Messages() {}

  /**
   * @param encoding {@code TextEncoding}
   */
  public record Metadata(String toolName, String toolVersion, int encoding) {
    public static final Metadata NONE = new Metadata("", "", 0);
  }

  /**
   * @param positionEncoding {@code PositionEncoding}
   */
  public record Document(
      String path,
      String language,
      int positionEncoding,
      List<Occurrence> occurrences,
      List<Symbol> symbols) {}

  /**
   * @param range three numbers where it ends in the line it begins in, else four
   * @param enclosing as {@code range}, or empty
   */
  public record Occurrence(
      List<Integer> range,
      String symbol,
      int roles,
      List<String> documentation,
      int syntaxKind,
      List<Diagnostic> diagnostics,
      List<Integer> enclosing) {}

  public record Diagnostic(
      int severity, String code, String message, String source, List<Integer> tags) {}

  public record Symbol(
      String symbol,
      List<String> documentation,
      List<Relationship> relationships,
      int kind,
      String displayName,
      String signature,
      String enclosing) {}

  public record Relationship(
      String symbol,
      boolean isReference,
      boolean isImplementation,
      boolean isTypeDefinition,
      boolean isDefinition) {}
}
