package io.codeweft.compiler.internal.render;

import io.codeweft.compiler.internal.functions.LaneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowExclusion;

/** SQL of DuckDB. */
final class DuckDb implements Dialect {
  @Override
  public String engine() {
    return "duckdb";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  @Override
  public String type(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "VARCHAR";
      case INTEGER, BIGINT, DOUBLE, BOOLEAN -> type.getSqlTypeName().getName();
      case VARBINARY -> "BLOB";
      case NULL -> "\"NULL\"";
      case ARRAY -> type(Objects.requireNonNull(type.getComponentType())) + "[]";
      case MAP ->
          "MAP("
              + type(Objects.requireNonNull(type.getKeyType()))
              + ", "
              + type(Objects.requireNonNull(type.getValueType()))
              + ")";
      case ROW ->
          type.getFieldList().stream()
              .map(field -> name(field.getName()) + " " + type(field.getType()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      default -> throw new Unrenderable("type " + type);
    };
  }

  @Override
  public Expr comparison(RexCall call, List<Expr> operands) {
    return Expr.infix(call.getOperator().getName(), operands);
  }

  @Override
  public Expr operator(RexCall call, List<Expr> operands) {
    return new DuckDbCalls(this).operator(call, operands);
  }

  @Override
  public Expr function(LaneFunction function, RexCall call, List<Expr> operands) {
    return new DuckDbCalls(this).function(function, call, operands);
  }

  @Override
  public Expr cast(Expr value, RexNode operand, RelDataType to, boolean safe) {
    String cast = safe ? "TRY_CAST(" : "CAST(";
    return Expr.complex(cast + value.text() + " AS " + type(to) + ")", List.of(value));
  }

  @Override
  public Expr struct(RelDataType type, List<Expr> values) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      fields.add(name(type.getFieldList().get(i).getName()) + " := " + values.get(i).text());
    }
    return Expr.complex("struct_pack(" + String.join(", ", fields) + ")", values);
  }

  @Override
  public Expr aggregate(FunctionCall call) {
    return DuckDbAggregates.aggregate(call, this);
  }

  @Override
  public Expr window(FunctionCall call, Expr over, boolean ordered) {
    return DuckDbAggregates.window(call, over);
  }

  @Override
  public String exclusion(RexWindowExclusion exclusion) {
    return exclusion == RexWindowExclusion.EXCLUDE_NO_OTHER ? "" : " " + exclusion;
  }

  @Override
  public String literalKey(String literal) {
    return "(" + literal + " || '')";
  }

  @Override
  public String shared(String name, String body) {
    return name + " AS MATERIALIZED (\n" + body + "\n)";
  }

  @Override
  public String recursive(Loop loop) {
    return DuckDbRecursion.item(loop, this);
  }

  /**
   * {@code SELECT left..., unnest(list) AS element FROM left}, as an item of a new select. A
   * lateral join would hash whole lists, three times the cost.
   */
  @Override
  public Select unnest(Select left, Unnesting unnesting, Frame frame) {
    Expr list = unnesting.list();
    List<Expr> columns = new ArrayList<>(left.columns());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add(columns.get(i).name("c" + i));
    }
    columns.add(element(list.text(), unnesting));
    if (unnesting.ordinality()) {
      String positions = "CAST(generate_series(1, len(" + list.text() + ")) AS INTEGER[])";
      columns.add(element(positions, unnesting));
    }
    names.addAll(unnesting.names());
    return frame.wrap(left.columns(columns), names, false);
  }

  private static Expr element(String elements, Unnesting unnesting) {
    Expr list = unnesting.list();
    String some =
        unnesting.keep()
            ? "CASE WHEN len(" + list.text() + ") > 0 THEN " + elements + " ELSE [NULL] END"
            : elements;
    return Expr.complex("unnest(" + some + ")", List.of(list));
  }
}
