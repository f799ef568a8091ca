package io.codeweft.compiler.internal.row;

import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/** The columns that tell how a row stands among the candidates, and how they come about. */
final class RankColumns {
  private RankColumns() {}

  static Schema schema(RowPlan.Rank rank, boolean nullableScore) {
    List<Field> fields = new ArrayList<>();
    if (rank.score() != null) {
      fields.add(new Field("score", DataType.Scalar.FLOAT64, nullableScore));
    }
    fields.add(Field.required("rank", DataType.Scalar.INT64));
    fields.add(Field.required("count", DataType.Scalar.INT64));
    fields.add(Field.of("ambiguity_group_id", DataType.Scalar.STRING));
    return new Schema(fields);
  }

  /**
   * Puts them behind the columns of the plan on top of the builder. Candidates are counted before
   * any is dropped.
   *
   * @param order score first
   */
  static void append(RelBuilder builder, RowPlan.Rank rank, RowTypes types, List<RexNode> order) {
    List<RexNode> per = rank.per().stream().map(value -> types.of(rank, value)).toList();
    List<RexNode> columns = new ArrayList<>(builder.fields());
    if (rank.score() != null) {
      columns.add(types.of(rank, rank.score()));
    }
    int number = columns.size();
    columns.add(rowNumber(builder, per, order));
    columns.add(builder.aggregateCall(SqlStdOperatorTable.COUNT).over().partitionBy(per).toRex());
    builder.project(columns);
    if (rank.keep() != null) {
      builder.filter(builder.lessThanOrEqual(builder.field(number), number(builder, rank.keep())));
    }
    List<RexNode> all = new ArrayList<>(builder.fields());
    all.add(group(builder, builder.field(number + 1), types.of(rank, rank.group())));
    builder.project(all);
  }

  /** Rows of equal values numbered in this order, from 1 on. */
  static RexNode rowNumber(RelBuilder builder, List<RexNode> per, List<RexNode> order) {
    return builder
        .aggregateCall(SqlStdOperatorTable.ROW_NUMBER)
        .over()
        .partitionBy(per)
        .orderBy(order)
        .rowsTo(RexWindowBounds.CURRENT_ROW)
        .toRex();
  }

  private static RexNode group(RelBuilder builder, RexNode count, RexNode id) {
    RexBuilder rex = builder.getRexBuilder();
    RelDataType nullable =
        rex.getTypeFactory()
            .createTypeWithNullability(
                rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), true);
    return rex.makeCall(
        SqlStdOperatorTable.CASE,
        builder.greaterThan(count, number(builder, 1)),
        id,
        rex.makeNullLiteral(nullable));
  }

  private static RexNode number(RelBuilder builder, int value) {
    return builder
        .getRexBuilder()
        .makeExactLiteral(
            BigDecimal.valueOf(value), builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT));
  }
}
