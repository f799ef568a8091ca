package io.codeweft.contracts.graph;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.text.PlacedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value computed from one row, as a {@link RowPlan} needs it. */
public sealed interface RowExpression {

  /** An expression of the dialect over the columns of the row. */
  record Sql(PlacedText text) implements RowExpression {}

  /** A column by its name, whatever words the dialect reserves. */
  record Column(PlacedText name) implements RowExpression {}

  /**
   * A column of a scan or a field of an unnested element.
   *
   * @param field null for the element itself
   */
  record Path(String alias, @Nullable String field) implements RowExpression {}

  /** A text. */
  record Literal(String text) implements RowExpression {}

  /** A constant float64. */
  record Number(BigDecimal value) implements RowExpression {}

  /** Null of a type. */
  record Null(DataType.Scalar type) implements RowExpression {}

  record Cast(RowExpression value, DataType.Scalar type) implements RowExpression {}

  record IsNotNull(RowExpression value) implements RowExpression {}

  record Equal(RowExpression left, RowExpression right) implements RowExpression {}

  record Plus(RowExpression left, RowExpression right) implements RowExpression {}

  record Times(RowExpression left, RowExpression right) implements RowExpression {}

  /** A function of the library. */
  record Call(String function, List<RowExpression> arguments) implements RowExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The value, which is refused unless it has one of these types; where none is given, any type of
   * the schema language.
   */
  record Typed(RowExpression value, List<DataType.Scalar> allowed) implements RowExpression {
    public Typed {
      allowed = List.copyOf(allowed);
    }
  }
}
