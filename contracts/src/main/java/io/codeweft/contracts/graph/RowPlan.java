package io.codeweft.contracts.graph;

import io.codeweft.contracts.text.PlacedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program of a registry row: relational operators over tables. It enters the policy lane where
 * the plan of an SQL text would, and has no SQL text of its own; only its expressions hold pieces
 * of SQL, each with its place in the registry file.
 */
public sealed interface RowPlan extends ViewSource.Definition {

  @Override
  default String text() {
    return RowPlanText.of(this);
  }

  /**
   * All rows of a table.
   *
   * @param alias what expressions call it, lower case
   */
  record Scan(PlacedText table, String alias) implements RowPlan {}

  /**
   * Each row as often as its list has elements, with the element beside it; rows whose list is
   * empty or null are dropped.
   *
   * @param alias what expressions call the element
   */
  record Unnest(RowPlan input, RowExpression.Path list, String alias) implements RowPlan {}

  /**
   * Every pair of rows for which all conditions are true.
   *
   * @param optional keeps left rows that find no partner, with nulls beside them
   */
  record Join(RowPlan left, Scan right, boolean optional, List<RowExpression> conditions)
      implements RowPlan {
    public Join {
      conditions = List.copyOf(conditions);
    }
  }

  /** Of rows with equal values the first one; nulls come last. */
  record First(RowPlan input, List<RowExpression> per, List<Order> order) implements RowPlan {
    public First {
      per = List.copyOf(per);
      order = List.copyOf(order);
    }
  }

  /**
   * Rows with equal values are ranked among one another. Behind the columns of the input stand
   * those of a table {@code alias}: {@code score} where there is one, {@code rank} from 1 on,
   * {@code count} of the rows before any is dropped, and {@code ambiguity_group_id}, null where
   * there is one row only.
   *
   * @param score puts higher ones first, nulls last; null for none
   * @param order decides among equal scores; nulls come last
   * @param group id of rows that share their values
   * @param keep how many of the first are kept, or null for all
   */
  record Rank(
      RowPlan input,
      String alias,
      List<RowExpression> per,
      @Nullable RowExpression score,
      List<Order> order,
      RowExpression group,
      @Nullable Integer keep)
      implements RowPlan {
    public Rank {
      per = List.copyOf(per);
      order = List.copyOf(order);
    }
  }

  /** A sort key. */
  record Order(RowExpression value, boolean descending) {}

  /** Rows for which every condition is true. */
  record Filter(RowPlan input, List<RowExpression> conditions) implements RowPlan {
    public Filter {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * @param columns by name, in order
   */
  record Project(RowPlan input, Map<String, RowExpression> columns) implements RowPlan {
    public Project {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }

  /** The rows of all inputs, which have the same columns; equal rows stay apart. */
  record UnionAll(List<RowPlan> inputs) implements RowPlan {
    public UnionAll {
      inputs = List.copyOf(inputs);
    }
  }
}
