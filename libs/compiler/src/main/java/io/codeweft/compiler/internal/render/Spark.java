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
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * SQL of Spark 4.1. A program means what DuckDB's means, wherever Spark's own functions mean
 * something else; what cannot be said that way has no program.
 *
 * <p>Which settings of a session a program depends on is in docs/decisions/032-spark-sql.md.
 */
final class Spark implements Dialect {
  @Override
  public String engine() {
    return "spark";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String name(String name) {
    if (name.contains("${")) {
      throw new Unrenderable("name " + name + ", in which Spark would replace a variable");
    }
    return '`' + name.replace("`", "``") + '`';
  }

  /** Spark reads escapes in literals, and puts variables in before it parses. */
  @Override
  public String text(String value) {
    return '\'' + value.replace("\\", "\\\\").replace("'", "\\'").replace("${", "\\u0024{") + '\'';
  }

  @Override
  public String type(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> "STRING";
      case INTEGER -> "INT";
      case BIGINT, DOUBLE, BOOLEAN -> type.getSqlTypeName().getName();
      case VARBINARY -> "BINARY";
      case NULL -> "VOID";
      case ARRAY -> "ARRAY<" + type(Objects.requireNonNull(type.getComponentType())) + ">";
      case MAP ->
          "MAP<"
              + type(Objects.requireNonNull(type.getKeyType()))
              + ", "
              + type(Objects.requireNonNull(type.getValueType()))
              + ">";
      case ROW ->
          type.getFieldList().stream()
              .map(field -> name(field.getName()) + ": " + type(field.getType()))
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
      default -> throw new Unrenderable("type " + type);
    };
  }

  @Override
  public Expr comparison(RexCall call, List<Expr> operands) {
    return new SparkOperators(this).comparison(call, operands);
  }

  @Override
  public Expr operator(RexCall call, List<Expr> operands) {
    return new SparkOperators(this).operator(call, operands);
  }

  @Override
  public Expr function(LaneFunction function, RexCall call, List<Expr> operands) {
    return function.isLibrary()
        ? Expr.function(function.engineName(), operands)
        : new SparkFunctions(this, call, operands).call(function.getName());
  }

  @Override
  public Expr cast(Expr value, RexNode operand, RelDataType to, boolean safe) {
    return new SparkCasts(this).cast(value, operand.getType(), to, safe);
  }

  @Override
  public Expr struct(RelDataType type, List<Expr> values) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String name = type.getFieldList().get(i).getName();
      fields.add(text(name) + ", " + values.get(i).text());
    }
    return Expr.complex("named_struct(" + String.join(", ", fields) + ")", values);
  }

  @Override
  public Expr aggregate(FunctionCall call) {
    return new SparkAggregates(this).aggregate(call);
  }

  @Override
  public Expr window(FunctionCall call, Expr over, boolean ordered) {
    return new SparkAggregates(this).window(call, over, ordered);
  }

  @Override
  public String exclusion(RexWindowExclusion exclusion) {
    if (exclusion != RexWindowExclusion.EXCLUDE_NO_OTHER) {
      throw new Unrenderable("window frame with " + exclusion);
    }
    return "";
  }

  @Override
  public String literalKey(String literal) {
    return "(" + literal + " || '')";
  }

  /** Sorted the same way everywhere: not so for what contains nulls below its top. */
  @Override
  public void requireOrder(RelDataType type) {
    switch (type.getSqlTypeName()) {
      case ARRAY, ROW, MAP ->
          throw new Unrenderable("order of nested values, whose nulls Spark puts elsewhere");
      default -> {}
    }
  }

  @Override
  public void requireDistinct(RelDataType type) {
    if (contains(type, SqlTypeName.MAP)) {
      throw new Unrenderable("comparison of maps");
    }
  }

  private static boolean contains(RelDataType type, SqlTypeName name) {
    if (type.getSqlTypeName() == name) {
      return true;
    }
    if (type.getComponentType() != null) {
      return contains(type.getComponentType(), name);
    }
    return type.isStruct()
        && type.getFieldList().stream().anyMatch(field -> contains(field.getType(), name));
  }

  /** Spark shares the parts of a query that it recognises as equal by itself. */
  @Override
  public String shared(String name, String body) {
    return name + " AS (\n" + body + "\n)";
  }

  /** Rounds are bounded by a clause of the item, whatever the session sets. */
  @Override
  public String recursive(Loop loop) {
    if (!loop.all()) {
      throw new Unrenderable("recursion that leaves out rows it has found already");
    }
    return loop.name()
        + "("
        + String.join(", ", loop.columns())
        + ") MAX RECURSION LEVEL "
        + loop.levels()
        + " AS (\n"
        + SqlText.indented(loop.seed() + "\nUNION ALL\n" + loop.step())
        + "\n)";
  }

  @Override
  public boolean givesNullOfIn() {
    return false;
  }

  @Override
  public void requireOuter(RelDataType type) {
    if (contains(type, SqlTypeName.MAP)) {
      throw new Unrenderable("a sub-query that reads a map of an outer row");
    }
  }

  @Override
  public boolean readsOutFromJoins() {
    return false;
  }

  @Override
  public int outerLevels() {
    return 1;
  }

  /**
   * {@code SELECT left..., element FROM left LATERAL VIEW explode(list)}, as an item of its own.
   */
  @Override
  public Select unnest(Select left, Unnesting unnesting, Frame frame) {
    Expr list = unnesting.list();
    list.markUsed();
    String call = unnesting.ordinality() ? "posexplode" : "explode";
    String element = name(unnesting.names().getFirst());
    String elements = unnesting.ordinality() ? "pos, " + element : element;
    String alias = frame.alias("g");
    List<Expr> columns = new ArrayList<>(left.columns());
    Select from = left;
    if (left.hasFrom()) {
      String keyword = unnesting.keep() ? "LATERAL VIEW OUTER" : "LATERAL VIEW";
      String item = call + "(" + list.text() + ") " + alias + " AS " + elements;
      left.addJoin(keyword, new FromItem.Fixed(item), null);
    } else {
      String outer = unnesting.keep() ? "_outer(" : "(";
      String item = call + outer + list.text() + ") AS " + alias + "(" + elements + ")";
      from = Select.of(new FromItem.Fixed(item), List.of());
    }
    columns.add(Expr.path(alias + "." + element, unnesting.names().getFirst(), List.of()));
    if (unnesting.ordinality()) {
      columns.add(Expr.complex("(" + alias + ".pos + 1)", List.of()));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      names.add(left.columns().get(i).name("c" + i));
    }
    names.addAll(unnesting.names());
    return frame.wrap(from.columns(columns), names, false);
  }
}
