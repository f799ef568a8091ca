package io.codeweft.compiler.internal.subquery;

import io.codeweft.contracts.json.Digest;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;

/**
 * EXISTS, IN or a scalar sub-query as an operator. Its operands are first the values an IN
 * compares, then everything the body reads of outer rows; the body reads the latter as fields of
 * {@link #ROW}.
 */
public final class SubQueryCall extends SqlFunction {
  /** The one variable of every body: bodies read nothing else from outside. */
  public static final CorrelationId ROW = new CorrelationId(Integer.MAX_VALUE);

  private final SqlKind test;
  private final int compared;
  private final transient RelNode body;

  SubQueryCall(SqlKind test, int compared, RelNode body, RelDataType type) {
    super(
        test + ":" + digest(body),
        SqlKind.OTHER_FUNCTION,
        call -> type,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.SYSTEM);
    this.test = test;
    this.compared = compared;
    this.body = body;
  }

  private static String digest(RelNode body) {
    return Digest.sha256Hex(
        RelOptUtil.dumpPlan("", body, SqlExplainFormat.TEXT, SqlExplainLevel.DIGEST_ATTRIBUTES));
  }

  /** EXISTS, IN or SCALAR_QUERY. */
  public SqlKind test() {
    return test;
  }

  /** How many operands are compared by IN. */
  public int compared() {
    return compared;
  }

  public RelNode body() {
    return body;
  }
}
