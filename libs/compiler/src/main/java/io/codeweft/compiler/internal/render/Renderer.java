package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.lane.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Plan to the SQL of each engine, whose result has exactly the column types of the plan. */
public final class Renderer implements Step {
  /** The engine that every view must have a program for. */
  private static final Dialect FIRST = new DuckDb();

  private static final List<Dialect> OTHERS = List.of(new Spark());

  @Override
  public String identity() {
    return OTHERS.stream()
        .map(Renderer::identity)
        .collect(Collectors.joining(" ", "renderer/2 " + identity(FIRST) + " ", ""));
  }

  private static String identity(Dialect dialect) {
    return dialect.engine() + "/" + dialect.version();
  }

  /**
   * The programs of a plan.
   *
   * @param sql text by engine, {@code duckdb} always among them
   * @param unsupported by engine that has no text: what it cannot express
   * @param columns columns the text reads, by table; all sorted
   */
  public record Rendered(
      Map<String, String> sql, Map<String, String> unsupported, Map<String, List<String>> columns) {

    /** For people: every engine with its text, or what it cannot express. */
    public String text() {
      Map<String, String> engines = new TreeMap<>(sql);
      unsupported.forEach((engine, gap) -> engines.put(engine, "-- " + gap));
      return engines.entrySet().stream()
          .map(engine -> "-- " + engine.getKey() + "\n" + engine.getValue())
          .collect(Collectors.joining("\n"));
    }
  }

  private record Text(String sql, Map<String, List<String>> columns) {}

  /**
   * @throws Unrenderable when the plan has no text for DuckDB
   */
  public Rendered render(RelNode plan) {
    Repeated repeated = new Repeated(plan);
    Text first = render(plan, repeated, FIRST);
    Map<String, String> sql = new TreeMap<>();
    Map<String, String> unsupported = new TreeMap<>();
    sql.put(FIRST.engine(), first.sql());
    for (Dialect dialect : OTHERS) {
      try {
        sql.put(dialect.engine(), render(plan, repeated, dialect).sql());
      } catch (Unrenderable gap) {
        unsupported.put(dialect.engine(), Objects.requireNonNull(gap.getMessage()));
      }
    }
    return new Rendered(
        Collections.unmodifiableMap(sql),
        Collections.unmodifiableMap(unsupported),
        first.columns());
  }

  private static Text render(RelNode plan, Repeated repeated, Dialect dialect) {
    PlanRenderer renderer = new PlanRenderer(plan, repeated, dialect);
    Select root = renderer.visit(plan);
    List<Expr> columns = new ArrayList<>();
    for (RelDataTypeField field : plan.getRowType().getFieldList()) {
      columns.add(exactly(root.columns().get(field.getIndex()), field.getType(), dialect));
    }
    List<String> names = renderer.frame().quoted(plan.getRowType().getFieldNames());
    String query = root.columns(columns).text(names, i -> true);
    return new Text(renderer.shared().text(query), renderer.frame().columnsRead());
  }

  /** Columns and literals have their type already; what is computed is told so. */
  private static Expr exactly(Expr column, RelDataType type, Dialect dialect) {
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
