package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.lane.Purpose;
import io.codeweft.compiler.internal.lane.Step;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * The text of a plan that does not depend on how the query was spelled; its hash is the
 * fingerprint.
 */
public final class CanonicalPlan implements Step {
  @Override
  public String identity() {
    return "canonical-plan/2";
  }

  public String encode(RelNode plan, Purpose purpose) {
    List<String> columns = new ArrayList<>();
    plan.getRowType()
        .getFieldList()
        .forEach(
            field ->
                columns.add(
                    JsonText.array(
                        List.of(
                            JsonText.quote(field.getName()),
                            JsonText.quote(TypeCode.of(field.getType()))))));
    BlockBuilder blocks =
        new BlockBuilder(
            new Blocks(purpose == Purpose.QUERY, plan.getCluster().getRexBuilder()),
            Scope.outermost());
    return JsonText.object(
        "columns", JsonText.array(columns), "query", blocks.sealed(blocks.visit(plan)));
  }
}
