package io.codeweft.extract.scip.internal;

import io.codeweft.extract.facts.StructList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages into the lists of a row, in an order that does not depend on the indexer's. */
public final class Rows {
  private static final Comparator<Messages.Occurrence> BY_POSITION =
      Comparator.comparingInt((Messages.Occurrence o) -> o.range().get(0))
          .thenComparingInt(o -> o.range().get(1))
          .thenComparingInt(o -> endLine(o.range()))
          .thenComparingInt(o -> endChar(o.range()))
          .thenComparing(Messages.Occurrence::symbol)
          .thenComparingInt(Messages.Occurrence::roles)
          .thenComparing(Messages.Occurrence::toString);

  private final SymbolNames names;
  private final boolean countsMark;

  /**
   * @param countsMark whether positions in the first line count a byte order mark before it
   */
  public Rows(SymbolNames names, boolean countsMark) {
    this.names = names;
    this.countsMark = countsMark;
  }

  public void occurrences(List<Messages.Occurrence> occurrences, StructList rows) {
    List<Messages.Occurrence> sorted = new ArrayList<>(occurrences);
    sorted.sort(BY_POSITION);
    for (Messages.Occurrence occurrence : sorted) {
      int no = rows.add();
      rows.set("occurrence_no", no)
          .set("symbol", names.kept(occurrence.symbol()))
          .set("symbol_scope", names.scope(occurrence.symbol()))
          .set("roles", occurrence.roles())
          .set("syntax_kind", Names.syntaxKind(occurrence.syntaxKind()));
      documentation(occurrence.documentation(), rows.list("override_documentation"));
      range(rows, "", occurrence.range());
      if (!occurrence.enclosing().isEmpty()) {
        range(rows, "enclosing_", occurrence.enclosing());
      }
      for (Messages.Diagnostic diagnostic : occurrence.diagnostics()) {
        StructList list = rows.list("diagnostics");
        list.add();
        list.set("severity", Names.severity(diagnostic.severity()))
            .set("code", orNull(diagnostic.code()))
            .set("message", orNull(diagnostic.message()))
            .set("source", orNull(diagnostic.source()))
            .setTexts("tags", diagnostic.tags().stream().sorted().map(Names::tag).toList());
      }
    }
  }

  private void range(StructList rows, String prefix, List<Integer> range) {
    rows.set(prefix + "start_line", range.get(0))
        .set(prefix + "start_char", column(range.get(0), range.get(1)))
        .set(prefix + "end_line", endLine(range))
        .set(prefix + "end_char", column(endLine(range), endChar(range)));
  }

  private int column(int line, int character) {
    return countsMark && line == 0 ? Math.max(0, character - 1) : character;
  }

  private static int endLine(List<Integer> range) {
    return range.get(range.size() == 4 ? 2 : 0);
  }

  private static int endChar(List<Integer> range) {
    return range.getLast();
  }

  private static void documentation(List<String> texts, StructList rows) {
    for (int i = 0; i < texts.size(); i++) {
      rows.add();
      rows.set("documentation_no", i).set("text", texts.get(i));
    }
  }

  public static void symbols(List<Messages.Symbol> symbols, SymbolNames names, StructList rows) {
    for (Messages.Symbol symbol : names.kept(symbols)) {
      rows.add();
      rows.set("symbol", symbol.symbol())
          .set("symbol_scope", names.scope(symbol.symbol()))
          .set("kind", Names.symbolKind(symbol.kind()))
          .set("display_name", orNull(symbol.displayName()))
          .set("signature", orNull(symbol.signature()))
          .set("enclosing_symbol", orNull(symbol.enclosing()));
      documentation(symbol.documentation(), rows.list("documentation"));
      for (Messages.Relationship relationship : symbol.relationships()) {
        StructList list = rows.list("relationships");
        list.add();
        list.set("symbol", relationship.symbol())
            .set("symbol_scope", names.scope(relationship.symbol()))
            .set("is_reference", relationship.isReference())
            .set("is_implementation", relationship.isImplementation())
            .set("is_type_definition", relationship.isTypeDefinition())
            .set("is_definition", relationship.isDefinition());
      }
    }
  }

  public static @Nullable String textEncoding(int number) {
    return Names.textEncoding(number);
  }

  public static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
