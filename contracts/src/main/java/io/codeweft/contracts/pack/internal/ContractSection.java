package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.pack.OutputRow;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a view; the entries are the same wherever a contract can stand. */
final class ContractSection {
  private static final Map<String, OutputRow.Union> FAMILIES =
      Choices.byName(OutputRow.Union.values());

  private ContractSection() {}

  static ViewContract read(Section section) {
    boolean materialize = section.flag("materialize");
    ViewContract contract =
        new ViewContract(
            materialize,
            names(section.optionalTexts("key")),
            names(section.optionalTexts("order")),
            section.optionalText("owner"),
            names(section.optionalTexts("not_null")),
            references(section),
            publish(section),
            section.optionalText("gate_of"),
            requires(section));
    if (materialize) {
      requireIdentity(section, contract);
    } else if (contract.publish() != null) {
      section.problem("publish", "needs 'materialize: true': only tables have a change feed");
    }
    return contract;
  }

  private static @Nullable String publish(Section section) {
    PlacedText family = section.optionalPlaced("publish");
    if (family == null) {
      return null;
    }
    Choices.choose(section, family, FAMILIES, OutputRow.Union.NODES);
    return family.text();
  }

  private static ViewContract.@Nullable Requirements requires(Section section) {
    if (!section.has("requires")) {
      return null;
    }
    try (Section requires = section.section("requires")) {
      return new ViewContract.Requirements(
          names(requires.optionalTexts("functions")), names(requires.optionalTexts("tags")));
    }
  }

  private static void requireIdentity(Section section, ViewContract contract) {
    if (contract.key().isEmpty()) {
      section.problem("key", "is missing: a table needs columns that identify a row");
    }
    if (contract.owner() == null) {
      section.problem("owner", "is missing: a table needs the column that carries the owner");
    }
  }

  private static List<ViewContract.Reference> references(Section section) {
    List<ViewContract.Reference> references = new ArrayList<>();
    for (Section row : section.sections("references")) {
      try (row) {
        List<String> columns = names(row.texts("columns"));
        List<String> toColumns = names(row.texts("to_columns"));
        if (columns.size() != toColumns.size()) {
          row.problem("to_columns", "must name as many columns as 'columns'");
        }
        references.add(new ViewContract.Reference(columns, row.text("to"), toColumns));
      }
    }
    return references;
  }

  private static List<String> names(List<PlacedText> columns) {
    return columns.stream().map(PlacedText::text).toList();
  }
}
