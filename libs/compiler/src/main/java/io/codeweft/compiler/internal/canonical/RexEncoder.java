package io.codeweft.compiler.internal.canonical;

import io.codeweft.compiler.internal.functions.LaneFunction;
import io.codeweft.compiler.internal.functions.NullableElements;
import io.codeweft.compiler.internal.subquery.SubQueryCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Expressions of one block.
 *
 * @param names what the columns of the block are called
 */
record RexEncoder(Blocks blocks, Scope scope, Names names) {
  private static final Set<String> WHOLE = Set.of("integer", "bigint");

  String encode(RexNode node) {
    String shared = names.shared(node);
    if (shared != null) {
      return shared;
    }
    return switch (node) {
      case RexInputRef reference -> JsonText.quote(names.column(reference.getIndex()));
      case RexLiteral literal -> LiteralEncoder.encode(literal);
      case RexFieldAccess access -> fieldAccess(access);
      case RexOver over -> new WindowEncoder(this).encode(over);
      case RexCall call -> call(call);
      default -> throw new IllegalStateException("no canonical form for " + node);
    };
  }

  List<String> encode(List<? extends RexNode> nodes) {
    List<String> encoded = new ArrayList<>();
    nodes.forEach(node -> encoded.add(encode(node)));
    return encoded;
  }

  /** Conditions that rows have to meet, as clauses in text order. */
  List<String> filter(List<RexNode> conditions) {
    return conditions().filter(conditions);
  }

  private ConditionEncoder conditions() {
    return new ConditionEncoder(this, blocks.rex());
  }

  private String fieldAccess(RexFieldAccess access) {
    if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
      return scope.column(variable.id, access.getField().getIndex());
    }
    return JsonText.object(
        "field",
        JsonText.quote(access.getField().getName()),
        "of",
        encode(access.getReferenceExpr()));
  }

  private String call(RexCall call) {
    return switch (call.getKind()) {
      case AND, OR, NOT, SEARCH, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
          conditions().value(call);
      case CAST -> cast("cast", call);
      case SAFE_CAST -> cast("try_cast", call);
      default -> test(call);
    };
  }

  /** A test that rows have to meet: null is as good as false. */
  String filterTest(RexNode node) {
    return node instanceof RexCall call && call.getOperator() instanceof SubQueryCall subQuery
        ? subQuery(subQuery, call.getOperands(), true)
        : test(node);
  }

  /** What is no AND, OR or NOT of others. */
  String test(RexNode node) {
    if (!(node instanceof RexCall call) || names.shared(node) != null) {
      return encode(node);
    }
    return switch (call.getKind()) {
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          comparison(call.getKind(), call.getOperands());
      case SEARCH -> named("search", JsonText.array(encode(call.getOperands())));
      case CAST, SAFE_CAST -> call(call);
      default -> operator(call);
    };
  }

  /**
   * @param kind a comparison or a null test, of the operands of the call
   */
  String opposite(RexCall call, SqlKind kind) {
    return switch (kind) {
      case IS_NULL, IS_NOT_NULL ->
          isNull(call.getOperands().getFirst(), kind == SqlKind.IS_NOT_NULL);
      default -> comparison(kind, call.getOperands());
    };
  }

  String isNull(RexNode operand, boolean not) {
    return named(not ? "is not null" : "is null", JsonText.array(List.of(encode(operand))));
  }

  private String comparison(SqlKind kind, List<RexNode> operands) {
    String left = compared(operands.get(0), operands.get(1));
    String right = compared(operands.get(1), operands.get(0));
    boolean flipped = kind == SqlKind.GREATER_THAN || kind == SqlKind.GREATER_THAN_OR_EQUAL;
    boolean ordered = flipped || kind == SqlKind.LESS_THAN || kind == SqlKind.LESS_THAN_OR_EQUAL;
    boolean swap = ordered ? flipped : left.compareTo(right) > 0;
    return named(
        flipped ? kind.reverse().sql : kind.sql,
        JsonText.array(swap ? List.of(right, left) : List.of(left, right)));
  }

  private String compared(RexNode operand, RexNode other) {
    RexNode uncast = LiteralEncoder.uncast(operand);
    return uncast instanceof RexLiteral literal
        ? LiteralEncoder.beside(literal, other.getType())
        : encode(uncast);
  }

  /** Without casts that change nothing but nullability. */
  static RexNode plain(RexNode expression) {
    RexNode at = expression;
    while (at.getKind() == SqlKind.CAST
        && TypeCode.of(at.getType())
            .equals(TypeCode.of(((RexCall) at).getOperands().getFirst().getType()))) {
      at = ((RexCall) at).getOperands().getFirst();
    }
    return at;
  }

  /** A cast that changes nothing but nullability says nothing. */
  private String cast(String name, RexCall call) {
    RexNode operand = call.getOperands().getFirst();
    String type = TypeCode.of(call.getType());
    return type.equals(TypeCode.of(operand.getType()))
        ? encode(operand)
        : JsonText.object(name, encode(operand), "type", JsonText.quote(type));
  }

  private String operator(RexCall call) {
    if (call.getOperator() instanceof SubQueryCall subQuery) {
      return subQuery(subQuery, call.getOperands(), false);
    }
    if (call.getOperator() instanceof NullableElements) {
      return encode(call.getOperands().getFirst());
    }
    String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
    boolean library = call.getOperator() instanceof LaneFunction f && f.isLibrary();
    return named(library ? "lib:" + name : name, JsonText.array(operands(call, name)));
  }

  private List<String> operands(RexCall call, String name) {
    String type = TypeCode.of(call.getType());
    return switch (call.getKind()) {
      case PLUS, TIMES -> {
        List<String> operands = new ArrayList<>();
        flatten(call, call, WHOLE.contains(type), operands);
        yield operands.stream().sorted().toList();
      }
      case MINUS, COALESCE -> beside(call.getOperands(), call.getType());
      case CASE -> branches(call);
      default -> {
        List<String> operands;
        if (name.equals("||")) {
          operands = new ArrayList<>();
          flatten(call, call, true, operands);
        } else {
          operands = encode(call.getOperands());
        }
        boolean anyOrder =
            (name.equals("greatest") || name.equals("least")) && !type.equals("double");
        yield anyOrder
            ? operands.stream().distinct().sorted().toList()
            : call.getOperator().isSymmetrical() ? operands.stream().sorted().toList() : operands;
      }
    };
  }

  /** The operands of nested calls of one associative operator that give one type. */
  private void flatten(RexCall call, RexNode node, boolean deep, List<String> operands) {
    if (node == call
        || (deep
            && node instanceof RexCall inner
            && inner.getOperator().equals(call.getOperator())
            && TypeCode.of(inner.getType()).equals(TypeCode.of(call.getType()))
            && names.shared(node) == null)) {
      ((RexCall) node).getOperands().forEach(operand -> flatten(call, operand, deep, operands));
    } else {
      operands.add(beside(node, call.getType()));
    }
  }

  private List<String> branches(RexCall call) {
    List<String> branches = new ArrayList<>();
    int last = call.getOperands().size() - 1;
    for (int i = 0; i < last; i += 2) {
      branches.add(JsonText.array(conditions().filter(List.of(call.getOperands().get(i)))));
      branches.add(beside(call.getOperands().get(i + 1), call.getType()));
    }
    branches.add(beside(call.getOperands().get(last), call.getType()));
    return branches;
  }

  private List<String> beside(List<RexNode> operands, RelDataType type) {
    return operands.stream().map(operand -> beside(operand, type)).toList();
  }

  private String beside(RexNode operand, RelDataType type) {
    return operand instanceof RexLiteral literal
        ? LiteralEncoder.beside(literal, type)
        : encode(operand);
  }

  private static String named(String name, String operands) {
    return JsonText.object(name, operands);
  }

  /**
   * IN where no null can decide is EXISTS of an equal value: the compared values are read like
   * everything else of the row around, behind its other columns.
   */
  private String subQuery(SubQueryCall call, List<RexNode> operands, boolean filter) {
    List<RexNode> row = new ArrayList<>(operands.subList(call.compared(), operands.size()));
    List<RexNode> compared = operands.subList(0, call.compared());
    row.addAll(compared);
    Scope inside = scope.inside(Map.of(SubQueryCall.ROW, column -> encode(row.get(column))));
    BlockBuilder inner =
        new BlockBuilder(
            new Blocks(blocks.keepOrder(), call.body().getCluster().getRexBuilder()), inside);
    Block body = inner.visit(call.body());
    if (call.test() == SqlKind.IN && (filter || noNulls(compared, body.outputs))) {
      body = body.hasWindow() ? inner.barrier(call.body(), body) : body;
      RexBuilder rex = call.body().getCluster().getRexBuilder();
      RelDataTypeFactory.Builder type = rex.getTypeFactory().builder();
      row.forEach(value -> type.add("o" + type.getFieldCount(), value.getType()));
      RexNode around = rex.makeCorrel(type.build(), SubQueryCall.ROW);
      for (int i = 0; i < compared.size(); i++) {
        RexNode value =
            compared.get(i) instanceof RexLiteral literal
                ? literal
                : rex.makeFieldAccess(around, row.size() - compared.size() + i);
        body.where.add(rex.makeCall(SqlStdOperatorTable.EQUALS, body.outputs.get(i), value));
      }
      return exists(inner, body);
    }
    if (call.test() == SqlKind.EXISTS) {
      return exists(inner, body);
    }
    return JsonText.object(
        "sub-query",
        JsonText.quote(call.test().name()),
        "args",
        JsonText.array(encode(compared)),
        "in",
        inner.sealed(body));
  }

  private static String exists(BlockBuilder inner, Block body) {
    body.outputs = List.of();
    return JsonText.object("exists", inner.sealed(body));
  }

  private static boolean noNulls(List<RexNode> compared, List<RexNode> outputs) {
    return Stream.concat(compared.stream(), outputs.stream())
        .noneMatch(value -> plain(value).getType().isNullable());
  }
}
