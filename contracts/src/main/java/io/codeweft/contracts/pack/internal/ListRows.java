package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.OutputRow;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that stand for one view each, named like it. */
final class ListRows {
  private static final Map<String, OutputRow.Union> UNIONS =
      Choices.byName(OutputRow.Union.values());

  private ListRows() {}

  static NestedListRow nestedList(RowSource source, Section row) {
    return new NestedListRow(
        source,
        row.placed("dataset"),
        steps(row.placed("list")),
        row.textsByName("keep"),
        contract(row));
  }

  /** {@code a.b.c} in three. */
  private static List<PlacedText> steps(PlacedText list) {
    List<PlacedText> steps = new ArrayList<>();
    int start = 0;
    for (String name : list.text().split("\\.", -1)) {
      steps.add(PlacedText.at(list.place(start), list.field(), name));
      start += name.length() + 1;
    }
    return steps;
  }

  static OutputRow output(RowSource source, Section row) {
    OutputRow.Union union = Choices.choose(row, row.placed("union"), UNIONS, OutputRow.Union.NODES);
    return new OutputRow(source, union, contract(row));
  }

  static ViewContract contract(Section row) {
    try (Section contract = row.section("contract")) {
      return ContractSection.read(contract);
    }
  }
}
