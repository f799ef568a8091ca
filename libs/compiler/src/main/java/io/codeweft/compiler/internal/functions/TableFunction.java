package io.codeweft.compiler.internal.functions;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** A function that stands in FROM; its calls become queries before anything has a type. */
public abstract sealed class TableFunction extends SqlFunction implements Signed {
  private final Signature signature;

  private TableFunction(Signature signature) {
    super(
        signature.name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.signature = signature;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /** What its rows are made of. */
  public abstract Schema columns();

  /** {@code range_table(start, stop, step)}: start, start + step, ... up to but without stop. */
  public static final class Range extends TableFunction {
    /** More rows than this are refused. */
    public static final int MOST_ROWS = 1_000_000;

    Range(Signature signature) {
      super(signature);
    }

    @Override
    public Schema columns() {
      return Schema.parse("struct<value:int64!>");
    }
  }

  /** The same rows for every call; texts and int32. */
  public static final class Constant extends TableFunction {
    private final Registry.Rows rows;

    Constant(Signature signature, Registry.Rows rows) {
      super(signature);
      this.rows = rows;
    }

    @Override
    public Schema columns() {
      return rows.columns();
    }

    /** At least one: the function itself is among them. */
    public List<List<Object>> rows() {
      return rows.rows();
    }
  }
}
