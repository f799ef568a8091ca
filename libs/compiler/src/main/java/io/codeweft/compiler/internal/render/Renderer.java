package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.lane.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Plan to the SQL of an engine, whose result has exactly the column types of the plan. */
public final class Renderer implements Step {
  private final Dialect dialect = new DuckDb();

  @Override
  public String identity() {
    return dialect.engine() + "-renderer/" + dialect.version();
  }

  /**
   * @param columns columns the text reads, by table; all sorted
   */
  public record Rendered(String sql, Map<String, List<String>> columns) {}

  public Rendered render(RelNode plan) {
    PlanRenderer renderer = new PlanRenderer(plan, new Repeated(plan), dialect);
    Select root = renderer.visit(plan);
    List<Expr> columns = new ArrayList<>();
    for (RelDataTypeField field : plan.getRowType().getFieldList()) {
      columns.add(exactly(root.columns().get(field.getIndex()), field.getType()));
    }
    List<String> names = renderer.frame().quoted(plan.getRowType().getFieldNames());
    String query = root.columns(columns).text(names, i -> true);
    String sql = renderer.shared().text(query);
    return new Rendered(sql, renderer.frame().columnsRead());
  }

  /** Columns and literals have their type already; what is computed is told so. */
  private Expr exactly(Expr column, RelDataType type) {
    boolean sure =
        !column.isComplex()
            || switch (type.getSqlTypeName()) {
              case VARCHAR, CHAR, BOOLEAN -> true;
              default -> column.text().startsWith("CAST(");
            };
    return sure
        ? column
        : Expr.complex(
            "CAST(" + column.text() + " AS " + dialect.type(type) + ")", List.of(column));
  }
}
