package io.codeweft.registry.graph;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackProblem;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a pack was refused.
 *
 * @param code stable: {@code unknown-column}, {@code cycle}, {@code pack}, ...
 * @param file file of the pack
 * @param line 1-based; 0 when it belongs to no line
 * @param column 1-based; 0 when it belongs to no column
 * @param message what is wrong and what is expected
 * @param suggestion the nearest name or a correction, if there is one
 * @param view name of the view, if it is about one
 * @param item entry of the file it is about, or row the view was generated from, if it was
 */
public record Finding(
    String code,
    String file,
    int line,
    int column,
    String message,
    @Nullable String suggestion,
    @Nullable String view,
    @Nullable String item) {

  /** The compiler's code for a view that reads a refused one. */
  private static final String SKIPPED = "skipped";

  static Finding of(Diagnostic diagnostic) {
    return new Finding(
        diagnostic.code(),
        diagnostic.file(),
        diagnostic.line(),
        diagnostic.column(),
        diagnostic.message(),
        diagnostic.suggestion(),
        emptyToNull(diagnostic.view()),
        emptyToNull(diagnostic.item()));
  }

  static Finding of(PackProblem problem) {
    return new Finding(
        "pack",
        problem.file(),
        problem.line(),
        problem.column(),
        problem.message(),
        problem.suggestion(),
        null,
        emptyToNull(problem.item()));
  }

  /** About a pack as a whole. */
  public static Finding ofPack(String code, String message) {
    return new Finding(code, PackBundle.MANIFEST, 0, 0, message, null, null, null);
  }

  /** About a function as a whole. */
  static Finding ofFunction(String function, String code, String message) {
    return new Finding(code, "", 0, 0, message, null, null, function);
  }

  /** The same, in a graph that is not what is being registered. */
  public Finding inGraph(String graph) {
    return new Finding(
        code,
        file,
        line,
        column,
        "graph '" + graph + "' would not compile any more: " + message,
        suggestion,
        view,
        item);
  }

  /** About a view as a whole. */
  public static Finding ofView(String code, String file, String view, String message) {
    return new Finding(code, file, 0, 0, message, null, view, null);
  }

  /** Whether it only says that another view is wrong. */
  boolean isConsequence() {
    return code.equals(SKIPPED);
  }

  /** {@code views/defs.sql:3:8: message; did you mean 'name'?} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0) {
      text.append(':').append(column);
    }
    String about = item != null ? item + ": " : view == null ? "" : "view '" + view + "': ";
    text.append(": ").append(about).append(message);
    return suggestion == null ? text.toString() : text + "; did you mean '" + suggestion + "'?";
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
