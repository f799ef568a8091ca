package io.codeweft.compiler.internal.plan;

import com.google.common.collect.ImmutableList;
import io.codeweft.compiler.internal.functions.Expansions;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Builds expressions as they are written, without folding casts or spelling windows out. */
final class StrictRexBuilder extends RexBuilder implements Expansions.Holder {
  private final Expansions expansions = new Expansions();

  StrictRexBuilder(RelDataTypeFactory types) {
    super(types);
  }

  @Override
  public Expansions expansions() {
    return expansions;
  }

  /** A cast of a literal to another family is the engine's business. */
  @Override
  public RexNode makeCast(
      SqlParserPos position,
      RelDataType type,
      RexNode expression,
      boolean matchNullability,
      boolean safe,
      @Nullable RexLiteral format) {
    if (safe) {
      // what cannot be cast is null, whatever it was
      RelDataType nullable = getTypeFactory().createTypeWithNullability(type, true);
      return makeAbstractCast(position, nullable, expression, true);
    }
    if (expression instanceof RexLiteral literal
        && !literal.isNull()
        && !sameFamily(type.getSqlTypeName(), literal.getType().getSqlTypeName())) {
      RelDataType target =
          matchNullability ? getTypeFactory().createTypeWithNullability(type, false) : type;
      return makeAbstractCast(position, target, expression, false);
    }
    return super.makeCast(position, type, expression, matchNullability, false, format);
  }

  private static boolean sameFamily(SqlTypeName a, SqlTypeName b) {
    return a == b
        || (SqlTypeName.INT_TYPES.contains(a) && SqlTypeName.INT_TYPES.contains(b))
        || (SqlTypeName.CHAR_TYPES.contains(a) && SqlTypeName.CHAR_TYPES.contains(b));
  }

  /** Otherwise SUM OVER becomes CASE WHEN COUNT OVER > 0. */
  @Override
  public RexNode makeOver(
      SqlParserPos position,
      RelDataType type,
      SqlAggFunction operator,
      List<RexNode> arguments,
      List<RexNode> partitionKeys,
      ImmutableList<RexFieldCollation> orderKeys,
      RexWindowBound lower,
      RexWindowBound upper,
      RexWindowExclusion exclude,
      boolean rows,
      boolean allowPartial,
      boolean nullWhenCountZero,
      boolean distinct,
      boolean ignoreNulls) {
    return super.makeOver(
        position,
        type,
        operator,
        arguments,
        partitionKeys,
        orderKeys,
        lower,
        upper,
        exclude,
        rows,
        allowPartial,
        false,
        distinct,
        ignoreNulls);
  }
}
