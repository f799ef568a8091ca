package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.OutputRow;
import io.codeweft.contracts.pack.RowSource;
import java.util.List;
import java.util.Map;

/** Rows that stand for one view each, named like it. */
final class ListRows {
  private static final Map<String, OutputRow.Union> UNIONS =
      Choices.byName(OutputRow.Union.values());

  private ListRows() {}

  static NestedListRow nestedList(RowSource source, Section row) {
    String list = row.text("list");
    return new NestedListRow(
        source,
        row.text("dataset"),
        List.of(list.split("\\.", -1)),
        row.textsByName("keep"),
        contract(row));
  }

  static OutputRow output(RowSource source, Section row) {
    OutputRow.Union union =
        Choices.choose(row, "union", row.text("union"), UNIONS, OutputRow.Union.NODES);
    return new OutputRow(source, union, contract(row));
  }

  private static ViewContract contract(Section row) {
    try (Section contract = row.section("contract")) {
      return ContractSection.read(contract);
    }
  }
}
