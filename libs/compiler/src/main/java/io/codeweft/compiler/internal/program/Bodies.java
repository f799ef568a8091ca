package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.functions.ExpandedFunction;
import io.codeweft.compiler.internal.functions.Expansions;
import io.codeweft.compiler.internal.functions.FunctionBodies;
import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.lane.Refusal;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.plan.Translation;
import io.codeweft.compiler.internal.row.RowScope;
import io.codeweft.compiler.internal.row.Typing;
import io.codeweft.compiler.internal.syntax.Templates;
import io.codeweft.compiler.internal.syntax.Trees;
import io.codeweft.compiler.internal.types.Types;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Expressions of functions on their way through the lane: parsed once, typed once for every list of
 * argument types, over a table with one column per argument.
 */
final class Bodies implements FunctionBodies {
  private static final String TABLE = "arguments";

  /** Of all functions of one lane; a further one is typed again for every call. */
  private static final int MOST_KEPT = 10_000;

  private final Typing typing;
  private final Translation translation;
  private final Map<String, Typing.Piece> parsed = new ConcurrentHashMap<>();
  private final Map<List<Object>, Body> typed = new ConcurrentHashMap<>();

  Bodies(Typing typing, Translation translation) {
    this.typing = typing;
    this.translation = translation;
  }

  @Override
  public Body body(ExpandedFunction function, List<RelDataType> arguments) {
    List<Object> key = List.of(function.signature(), function.expression(), arguments);
    Body known = typed.get(key);
    if (known != null) {
      return known;
    }
    Body body = typed(function, arguments);
    if (typed.size() < MOST_KEPT) {
      typed.put(key, body);
    }
    return body;
  }

  private Body typed(ExpandedFunction function, List<RelDataType> arguments) {
    String expression = function.expression();
    Typing.Piece piece = parsed.get(expression);
    if (piece == null) {
      piece = typing.parse(SourceText.adHoc(Templates.marked(expression, function.signature())));
      parsed.put(expression, piece);
    }
    return typed(function.signature(), piece, arguments, translation.cluster()).body();
  }

  /** The expression as the only column of a plan over the arguments. */
  record Typed(RelNode plan, Body body) {}

  /**
   * @throws Refusal when the expression does not take the arguments, or gives another type than the
   *     function declares
   */
  Typed typed(
      Signature signature, Typing.Piece piece, List<RelDataType> arguments, RelOptCluster cluster) {
    RelDataTypeFactory types = cluster.getTypeFactory();
    List<RelDataType> columns = signature.columnTypes(arguments, types);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      RelDataType column = columns.get(i);
      DataType type =
          Types.toDataType(column)
              .orElseThrow(
                  () ->
                      new Refusal(
                          piece.source(),
                          "type",
                          SqlParserPos.ZERO,
                          "an argument has no type: cast it",
                          null));
      fields.add(new Field(signature.columnName(i), type, column.isNullable()));
    }
    if (fields.isEmpty()) {
      fields.add(Field.of("nothing", DataType.Scalar.BOOL));
    }
    Map<String, Schema> tables = new LinkedHashMap<>();
    tables.put(TABLE, new Schema(fields));
    SqlNode tree = Templates.withArguments(Trees.copy(piece.tree()), signature, arguments.size());
    RelNode plan =
        typing.translate(
            new RowScope(tables).select(List.of(tree)), piece.source(), tables, cluster);
    RelNode input = plan instanceof Project project ? project.getInput() : plan;
    RexNode written =
        plan instanceof Project project
            ? project.getProjects().getFirst()
            : cluster.getRexBuilder().makeInputRef(plan, 0);
    RexNode value = returned(signature, written, columns, piece, cluster);
    return new Typed(
        LogicalProject.create(input, List.of(), List.of(value), List.of("value"), Set.of()),
        new Body(value, columns, Set.copyOf(Expansions.of(cluster.getRexBuilder()).names())));
  }

  private static RexNode returned(
      Signature signature,
      RexNode value,
      List<RelDataType> columns,
      Typing.Piece piece,
      RelOptCluster cluster) {
    RelDataType declared = signature.declaredResult(cluster.getTypeFactory()).orElse(null);
    if (declared == null) {
      return value;
    }
    RelDataType given = value.getType();
    boolean holds = signature.holds(given, cluster.getTypeFactory());
    if (!holds || nullAgainstPromise(signature, given, columns)) {
      throw new Refusal(
          piece.source(),
          "type-mismatch",
          piece.tree().getParserPosition(),
          "the expression gives "
              + Types.text(given)
              + (holds ? ", which may be null" : "")
              + "; declared is "
              + signature.result()
              + (signature.neverNull() ? "!" : ""),
          null);
    }
    boolean wider =
        given.getSqlTypeName() == SqlTypeName.NULL
            || given.getSqlTypeName() != declared.getSqlTypeName();
    RelDataType type =
        cluster.getTypeFactory().createTypeWithNullability(declared, given.isNullable());
    return wider ? cluster.getRexBuilder().makeCast(type, value) : value;
  }

  /** A function whose nulls propagate promises nothing for null arguments. */
  private static boolean nullAgainstPromise(
      Signature signature, RelDataType given, List<RelDataType> columns) {
    boolean promised =
        signature.neverNull()
            && !(signature.nullsPropagate() && columns.stream().anyMatch(RelDataType::isNullable));
    return promised && given.isNullable();
  }
}
