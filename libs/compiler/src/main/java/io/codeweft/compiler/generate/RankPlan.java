package io.codeweft.compiler.generate;

import static io.codeweft.contracts.schema.DataType.Scalar.FLOAT64;
import static io.codeweft.contracts.schema.DataType.Scalar.INT32;
import static io.codeweft.contracts.schema.DataType.Scalar.INT64;

import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.RelationRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the candidates of a relation are weighed against one another. */
final class RankPlan {
  private RankPlan() {}

  static RowPlan of(RowPlan input, RelationRow.Candidates candidates) {
    List<RowExpression> per = Rows.values(candidates.per());
    return new RowPlan.Rank(
        input,
        RelationRow.CANDIDATES,
        per,
        score(candidates),
        Rows.order(candidates.order()),
        Rows.stableId("ambiguity", per),
        candidates.keep());
  }

  /** The features, each as often as it weighs, added in their order; null where one of them is. */
  private static @Nullable RowExpression score(RelationRow.Candidates candidates) {
    RowExpression score = null;
    for (RelationRow.Feature feature : candidates.features().values()) {
      RowExpression weighed = weighed(feature);
      score = score == null ? weighed : new RowExpression.Plus(score, weighed);
    }
    return score;
  }

  private static RowExpression weighed(RelationRow.Feature feature) {
    RowExpression value =
        new RowExpression.Cast(
            new RowExpression.Typed(
                new RowExpression.Sql(feature.value()), List.of(INT32, INT64, FLOAT64)),
            FLOAT64);
    return feature.weight().compareTo(BigDecimal.ONE) == 0
        ? value
        : new RowExpression.Times(new RowExpression.Number(feature.weight()), value);
  }
}
