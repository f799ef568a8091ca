package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Expressions of functions with arguments in place of parameters. */
public final class Templates {
  private Templates() {}

  /** The text as the parser takes it: {@code {ties}} is a name. */
  public static String marked(String expression, Signature signature) {
    return signature
        .variadic()
        .map(name -> expression.replace(mark(name), '"' + mark(name) + '"'))
        .orElse(expression);
  }

  private static String mark(String variadic) {
    return "{" + variadic + "}";
  }

  /** A name for every argument of the variadic parameter, where all of them are meant. */
  public static SqlNode withArguments(SqlNode tree, Signature signature, int arguments) {
    String variadic = signature.variadic().orElse(null);
    if (variadic == null) {
      return tree;
    }
    List<SqlNode> names =
        IntStream.range(signature.parameters().size() - 1, arguments)
            .mapToObj(i -> (SqlNode) new SqlIdentifier(signature.columnName(i), SqlParserPos.ZERO))
            .toList();
    return replaced(tree, Map.of(mark(variadic), names));
  }

  /** The arguments by the names that an expression has for them. */
  static Map<String, List<SqlNode>> byName(Signature signature, List<SqlNode> arguments) {
    Map<String, List<SqlNode>> byName = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Signature.Parameter parameter =
          signature.parameters().get(Math.min(i, signature.parameters().size() - 1));
      String name = parameter.name().toLowerCase(Locale.ROOT);
      byName
          .computeIfAbsent(parameter.variadic() ? mark(name) : name, _ -> new ArrayList<>())
          .add(arguments.get(i));
    }
    return byName;
  }

  static SqlNode replaced(SqlNode tree, Map<String, List<SqlNode>> arguments) {
    return Trees.rewritten(tree, new Replacing(arguments));
  }

  private static final class Replacing extends SqlShuttle {
    private final Map<String, List<SqlNode>> arguments;

    Replacing(Map<String, List<SqlNode>> arguments) {
      this.arguments = arguments;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
      List<SqlNode> given = given(name);
      return given != null && given.size() == 1 ? given.getFirst() : name;
    }

    private @Nullable List<SqlNode> given(@Nullable SqlNode node) {
      return node instanceof SqlIdentifier name && name.isSimple()
          ? arguments.get(name.getSimple())
          : null;
    }

    @Override
    public SqlNode visit(SqlNodeList list) {
      return new SqlNodeList(flat(list), list.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      return call.getOperandList().stream().anyMatch(operand -> many(operand))
          ? call.getOperator().createCall(call.getParserPosition(), flat(call.getOperandList()))
          : super.visit(call);
    }

    private boolean many(@Nullable SqlNode operand) {
      List<SqlNode> given = given(operand);
      return given != null && given.size() != 1;
    }

    private List<SqlNode> flat(Iterable<SqlNode> nodes) {
      List<SqlNode> flat = new ArrayList<>();
      for (SqlNode node : nodes) {
        List<SqlNode> given = given(node);
        if (given == null) {
          flat.add(Trees.rewritten(node, this));
        } else {
          flat.addAll(given);
        }
      }
      return flat;
    }
  }
}
