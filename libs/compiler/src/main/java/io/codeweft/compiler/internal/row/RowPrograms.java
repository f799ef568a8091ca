package io.codeweft.compiler.internal.row;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.functions.FunctionTable;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;

/** The way of a row program into the lane: it comes out as a plan. */
public final class RowPrograms implements Step {
  private final Typing typing;
  private final RowTrees trees;

  public RowPrograms(FunctionTable functions, Typing typing) {
    this.typing = typing;
    this.trees = new RowTrees(functions);
  }

  @Override
  public String identity() {
    return "row-programs/1";
  }

  /**
   * Everything that needs no tables.
   *
   * @throws Refusal with everything that was found in any field
   */
  public RowProgram parse(ViewSource view, RowPlan plan) {
    Map<PlacedText, Typing.Piece> parsed = new LinkedHashMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (PlacedText fragment : RowWalk.fragments(plan)) {
      try {
        parsed.put(fragment, typing.parse(SourceText.ofFields(view, List.of(fragment))));
      } catch (Refusal refusal) {
        found.addAll(refusal.diagnostics());
      }
    }
    if (!found.isEmpty()) {
      throw new Refusal(found);
    }
    return new RowProgram(view, plan, parsed);
  }

  /** The tables a program reads, in order, with their places. */
  public static List<PlacedText> tables(RowPlan plan) {
    return RowWalk.tables(plan);
  }

  /**
   * @param schemas of every table the program reads, by lower-case name
   * @throws Refusal with everything that was found in any field
   */
  public RelNode plan(RowProgram program, Map<String, Schema> schemas, RelBuilder builder) {
    RowTypes types = new RowTypes(program, schemas, trees, typing, builder.getCluster());
    return new RowBuilder(builder, types).build(program.plan());
  }
}
