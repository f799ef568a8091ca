package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL text of an expression.
 *
 * @param shape what may be done with it without changing cost or meaning
 * @param column of a path, its last name; else empty
 * @param uses columns of sub-selects the text mentions
 */
record Expr(String text, Shape shape, String column, List<DerivedColumn> uses) {
  enum Shape {
    /** A column or a field of one: cheap, and null where its table is null-extended. */
    PATH,
    /** Cheap, but the same value everywhere. */
    LITERAL,
    /** Better computed once. */
    COMPLEX
  }

  static Expr path(String text, String column, List<DerivedColumn> uses) {
    return new Expr(text, Shape.PATH, column, uses);
  }

  static Expr literal(String text) {
    return new Expr(text, Shape.LITERAL, "", List.of());
  }

  static Expr complex(String text, List<Expr> parts) {
    List<DerivedColumn> uses = new ArrayList<>();
    parts.forEach(part -> uses.addAll(part.uses));
    return new Expr(text, Shape.COMPLEX, "", List.copyOf(uses));
  }

  static Expr infix(String operator, List<Expr> operands) {
    return complex("(" + join(operands, " " + operator + " ") + ")", operands);
  }

  static Expr function(String name, List<Expr> arguments) {
    return complex(name + "(" + join(arguments, ", ") + ")", arguments);
  }

  boolean isPath() {
    return shape == Shape.PATH;
  }

  boolean isComplex() {
    return shape == Shape.COMPLEX;
  }

  void markUsed() {
    uses.forEach(DerivedColumn::markUsed);
  }

  /** The last name of a path, for calling a column after it; else the given one. */
  String name(String otherwise) {
    return column.isEmpty() ? otherwise : column;
  }

  static String join(List<Expr> expressions, String separator) {
    return expressions.stream().map(Expr::text).collect(Collectors.joining(separator));
  }
}
