package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.lane.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Plan to DuckDB SQL whose result has exactly the column types of the plan. */
public final class DuckDbRenderer implements Step {
  @Override
  public String identity() {
    return "duckdb-renderer/1";
  }

  /**
   * @param columns columns the text reads, by table; all sorted
   */
  public record Rendered(String sql, Map<String, List<String>> columns) {}

  public Rendered render(RelNode plan) {
    PlanRenderer renderer = new PlanRenderer(plan);
    Select root = renderer.visit(plan);
    List<Expr> columns = new ArrayList<>();
    for (RelDataTypeField field : plan.getRowType().getFieldList()) {
      columns.add(exactly(root.columns().get(field.getIndex()), field.getType()));
    }
    String query = root.columns(columns).text(plan.getRowType().getFieldNames(), i -> true);
    String sql = renderer.shared().text(query);
    return new Rendered(sql, renderer.frame().columnsRead());
  }

  /** Columns and literals have their type already; what is computed is told so. */
  private static Expr exactly(Expr column, RelDataType type) {
    boolean sure =
        !column.isComplex()
            || switch (type.getSqlTypeName()) {
              case VARCHAR, CHAR, BOOLEAN -> true;
              default -> column.text().startsWith("CAST(");
            };
    return sure
        ? column
        : Expr.complex(
            "CAST(" + column.text() + " AS " + SqlText.type(type) + ")", List.of(column));
  }
}
