package io.codeweft.compiler.internal.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Names the columns of an UNNEST WITH ORDINALITY: the translator hands over the name of the
 * position too, for which the plan node has no place.
 */
final class UncollectBuilder extends RelBuilder {
  static final RelBuilderFactory FACTORY = UncollectBuilder::new;

  private UncollectBuilder(RelOptCluster cluster, @Nullable RelOptSchema schema) {
    this(Contexts.empty(), cluster, schema);
  }

  private UncollectBuilder(Context context, RelOptCluster cluster, @Nullable RelOptSchema schema) {
    super(context, cluster, schema);
  }

  /** The translator changes the configuration, which must not lose this class. */
  @Override
  public RelBuilder transform(UnaryOperator<Config> change) {
    Context context = Contexts.of(change.apply(Config.DEFAULT));
    return new UncollectBuilder(context, cluster, relOptSchema);
  }

  @Override
  public RelBuilder uncollect(List<String> itemAliases, boolean withOrdinality) {
    int lists = peek().getRowType().getFieldCount();
    return super.uncollect(
        itemAliases.subList(0, Math.min(lists, itemAliases.size())), withOrdinality);
  }
}
