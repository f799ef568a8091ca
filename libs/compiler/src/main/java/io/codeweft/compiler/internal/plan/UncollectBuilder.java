package io.codeweft.compiler.internal.plan;

import io.codeweft.compiler.internal.functions.LaneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Names the columns of an UNNEST WITH ORDINALITY (the translator hands over the name of the
 * position too, for which the plan node has no place), and unnests maps by their entries.
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
    RelDataType input = peek().getRowType();
    RelDataType first = input.getFieldList().getFirst().getType();
    if (input.getFieldCount() == 1 && first.getKeyType() != null) {
      return entries(first, withOrdinality);
    }
    int lists = input.getFieldCount();
    return super.uncollect(
        itemAliases.subList(0, Math.min(lists, itemAliases.size())), withOrdinality);
  }

  /** A map is the list of its entries, so that nothing behind this class has to know of maps. */
  private RelBuilder entries(RelDataType map, boolean withOrdinality) {
    project(List.of(call(LaneFunction.MAP_ENTRIES, field(0))), List.of("entry"), true);
    super.uncollect(List.of("entry"), withOrdinality);
    List<RexNode> columns = new ArrayList<>();
    columns.add(entry(0, Objects.requireNonNull(map.getKeyType())));
    columns.add(entry(1, Objects.requireNonNull(map.getValueType())));
    if (withOrdinality) {
      columns.add(field(1));
    }
    return project(columns, List.of("KEY", "VALUE", "ORDINALITY").subList(0, columns.size()), true);
  }

  private RexNode entry(int field, RelDataType type) {
    RexBuilder rex = getRexBuilder();
    RexNode value = rex.makeFieldAccess(field(0), field);
    return value.getType().equals(type) ? value : rex.makeAbstractCast(type, value, false);
  }
}
