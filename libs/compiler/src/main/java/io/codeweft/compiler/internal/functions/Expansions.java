package io.codeweft.compiler.internal.functions;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What was put in place of calls in one text: which functions, and how much. Functions that call
 * functions grow with every level, so there is a limit on the operators of all expressions together
 * that were put in.
 */
public final class Expansions {
  /** Operators, columns and literals of one text. */
  public static final int MOST_NODES = 20_000;

  /** The expansions of the text whose plans the builder makes. */
  public static Expansions of(RexBuilder rex) {
    return ((Holder) rex).expansions();
  }

  /** What all plans of one text share. */
  public interface Holder {
    Expansions expansions();
  }

  private final SortedSet<String> names = new TreeSet<>();
  private long nodes;

  /** Names of the functions, sorted. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(names);
  }

  void add(String function) {
    names.add(function);
  }

  void addAll(Set<String> functions) {
    names.addAll(functions);
  }

  /**
   * The expression with arguments in place of its columns.
   *
   * @throws CallRefusal beyond the limit, before anything is made
   */
  RexNode substituted(
      RexNode expression, List<RexNode> arguments, String function, SqlParserPos at) {
    List<Long> sizes = arguments.stream().map(argument -> size(argument, List.of())).toList();
    nodes += size(expression, sizes);
    if (nodes > MOST_NODES) {
      throw new CallRefusal(
          "too-large",
          at,
          "with the expression of '"
              + function
              + "' in its place the text holds more than "
              + MOST_NODES
              + " operators that were put in for function calls; give views columns of what is used"
              + " often");
    }
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef column) {
            return arguments.get(column.getIndex());
          }
        });
  }

  private static long size(RexNode expression, List<Long> columns) {
    long[] size = {0};
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitInputRef(RexInputRef column) {
            size[0] += columns.isEmpty() ? 1 : columns.get(column.getIndex());
            return super.visitInputRef(column);
          }

          @Override
          public Void visitLiteral(RexLiteral literal) {
            size[0]++;
            return super.visitLiteral(literal);
          }

          @Override
          public Void visitCall(RexCall call) {
            size[0]++;
            return super.visitCall(call);
          }

          @Override
          public Void visitFieldAccess(RexFieldAccess access) {
            size[0]++;
            return super.visitFieldAccess(access);
          }
        });
    return size[0];
  }
}
