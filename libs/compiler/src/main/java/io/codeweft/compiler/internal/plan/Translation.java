package io.codeweft.compiler.internal.plan;

import io.codeweft.compiler.internal.functions.Expansions;
import io.codeweft.compiler.internal.functions.Macro;
import io.codeweft.compiler.internal.lane.Step;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.compiler.internal.validate.Validated;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.RelBuilder;

/** Typed tree to relational plan; sub-queries stay expressions. */
public final class Translation implements Step {
  private static final SqlRexConvertletTable CONVERTLETS =
      call ->
          call.getOperator() instanceof Macro macro
              ? expanded(macro)
              : switch (call.getKind()) {
                case AVG -> asWritten();
                case CASE -> Translation::choice;
                default -> StandardConvertletTable.INSTANCE.get(call);
              };

  @Override
  public String identity() {
    return "translation/5 expansions=" + Expansions.MOST_NODES;
  }

  /** What all plans of one text share. */
  public RelOptCluster cluster() {
    HepPlanner planner = Literally.without(new HepPlanner(HepProgram.builder().build()));
    RelOptCluster cluster = RelOptCluster.create(planner, new StrictRexBuilder(Types.factory()));
    cluster.setMetadataQuerySupplier(Metadata::new);
    return cluster;
  }

  public RelNode translate(Validated statement, RelOptCluster cluster) {
    return translate(statement, cluster, true);
  }

  /**
   * A select list whose expressions stay as they are written: what is simpler depends on where they
   * will stand.
   */
  public RelNode translateList(Validated statement, RelOptCluster cluster) {
    return translate(statement, cluster, false);
  }

  private static RelNode translate(Validated statement, RelOptCluster cluster, boolean simplified) {
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, query, schemaPath, viewPath) -> {
              throw new IllegalStateException("tables are never views inside the lane");
            },
            statement.validator(),
            statement.catalog(),
            cluster,
            CONVERTLETS,
            SqlToRelConverter.config()
                .withRelBuilderFactory(UncollectBuilder.FACTORY)
                // merged as they are built, projects with sub-queries lose what they stand on
                .addRelBuilderConfigTransform(builder -> builder.withBloat(-1))
                .addRelBuilderConfigTransform(config -> config.withSimplify(simplified))
                .withExpand(false)
                .withTrimUnusedFields(false)
                .withCreateValuesRel(true)
                .withRemoveSortInSubQuery(true)
                .withInSubQueryThreshold(Integer.MAX_VALUE));
    return converter.convertQuery(statement.tree(), false, true).project();
  }

  /** For plans that are not translated from a tree. */
  public RelBuilder builder(RelOptCluster cluster, RelOptSchema tables) {
    return UncollectBuilder.FACTORY.create(cluster, tables);
  }

  /** Only the validator sees that a sub-query that was asked whether it is null is no longer so. */
  private static RexNode choice(SqlRexContext context, SqlCall call) {
    RexNode converted = StandardConvertletTable.INSTANCE.convertCase(context, (SqlCase) call);
    return converted instanceof RexCall choice && RexUtil.SubQueryFinder.find(choice) != null
        ? choice.clone(context.getValidator().getValidatedNodeType(call), choice.getOperands())
        : converted;
  }

  /** Otherwise AVG OVER becomes SUM / COUNT, which divides integers. */
  private static SqlRexConvertlet asWritten() {
    return (context, call) ->
        context
            .getRexBuilder()
            .makeCall(
                context.getValidator().getValidatedNodeType(call),
                call.getOperator(),
                arguments(context, call));
  }

  /** What a call stands for, before anything is simplified, as if it had been written there. */
  private static SqlRexConvertlet expanded(Macro macro) {
    return (context, call) -> {
      RexBuilder rex = context.getRexBuilder();
      RexNode value = macro.expansion(call, arguments(context, call), rex, Expansions.of(rex));
      // types that were given before may know of more nulls
      RelDataType type = context.getValidator().getValidatedNodeType(call);
      return value.getType().equals(type) ? value : rex.makeAbstractCast(type, value, false);
    };
  }

  private static List<RexNode> arguments(SqlRexContext context, SqlCall call) {
    List<RexNode> arguments = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      arguments.add(context.convertExpression(operand));
    }
    return arguments;
  }
}
