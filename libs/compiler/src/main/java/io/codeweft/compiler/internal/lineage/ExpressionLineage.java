package io.codeweft.compiler.internal.lineage;

import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.functions.StructPack;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import io.codeweft.contracts.graph.Lineage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Expressions over one row.
 *
 * @param plan the plan they are part of: it knows outer rows and sub-queries
 * @param row what the columns they refer to are made of
 * @param tables tables whose rows make up the input, for what counts rows
 */
record ExpressionLineage(PlanLineage plan, List<Origins> row, Set<String> tables) {

  Origins of(RexNode node) {
    return switch (node) {
      case RexInputRef reference -> row.get(reference.getIndex());
      case RexLiteral literal -> Origins.NONE;
      case RexFieldAccess access -> field(access);
      case RexOver over -> window(over);
      case RexCall call -> call(call);
      default -> throw new IllegalStateException("no lineage for " + node.getClass().getName());
    };
  }

  List<Origins> each(List<? extends RexNode> nodes) {
    List<Origins> each = new ArrayList<>();
    nodes.forEach(node -> each.add(of(node)));
    return each;
  }

  Origins together(List<? extends RexNode> nodes) {
    return Origins.of(each(nodes));
  }

  private Origins field(RexFieldAccess access) {
    RexNode struct = access.getReferenceExpr();
    int index = access.getField().getIndex();
    if (struct instanceof RexCorrelVariable variable) {
      return plan.outerRow(variable.id).get(index);
    }
    boolean constructor =
        struct instanceof RexCall call
            && (call.getOperator() instanceof StructPack || call.getKind() == SqlKind.ROW);
    return constructor
        ? of(((RexCall) struct).getOperands().get(index))
        : of(struct).field(access.getField().getName());
  }

  private Origins window(RexOver over) {
    List<RexNode> keys = new ArrayList<>(over.getWindow().partitionKeys);
    over.getWindow().orderKeys.forEach(key -> keys.add(key.left));
    Origins counted =
        over.getOperands().isEmpty()
            ? Origins.rowsOf(tables, Role.AGGREGATION)
            : PlanLineage.orRows(
                together(over.getOperands()).aggregated(), tables, Role.AGGREGATION);
    return counted.and(together(keys).deciding(Role.WINDOW));
  }

  private Origins call(RexCall call) {
    if (call.getOperator() instanceof SubQueryCall subQuery) {
      return plan.subQuery(subQuery, each(call.getOperands()));
    }
    if (call.getOperator() instanceof NullableElements || changesNothing(call)) {
      return of(call.getOperands().getFirst());
    }
    if (call.getKind() == SqlKind.ITEM) {
      return item(call);
    }
    return together(call.getOperands()).transformed();
  }

  private static boolean changesNothing(RexCall call) {
    return call.getKind() == SqlKind.CAST
        && sameType(call.getType(), call.getOperands().getFirst().getType());
  }

  /** But for nullability at the top. */
  private static boolean sameType(RelDataType a, RelDataType b) {
    return SqlTypeUtil.equalSansNullability(a, b)
        || (SqlTypeName.CHAR_TYPES.contains(a.getSqlTypeName())
            && SqlTypeName.CHAR_TYPES.contains(b.getSqlTypeName()));
  }

  private Origins item(RexCall call) {
    RexNode container = call.getOperands().get(0);
    Origins key = of(call.getOperands().get(1)).transformed();
    Origins inside = of(container);
    Origins value =
        switch (container.getType().getSqlTypeName()) {
          case MAP -> inside.mapValue();
          case ARRAY -> inside.element();
          default ->
              inside.field(
                  Objects.toString(
                      ((RexLiteral) call.getOperands().get(1)).getValueAs(String.class)));
        };
    return value.and(key);
  }
}
