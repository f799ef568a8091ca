package io.codeweft.compiler;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a text was refused.
 *
 * @param code short and stable: {@code unknown-column}, {@code cycle}, ...
 * @param view view name, empty for an ad-hoc query
 * @param file file of the pack, {@code function NAME} for the text of a function, empty for an
 *     ad-hoc query
 * @param item registry row and, where one is to blame, its field: {@code nodes[CST_DEF].where};
 *     empty for an SQL text
 * @param line line of the file, 1-based
 * @param column column of that line, 1-based
 * @param message what is wrong and what is expected
 * @param suggestion the nearest name or a correction, if there is one
 */
public record Diagnostic(
    String code,
    String view,
    String file,
    String item,
    int line,
    int column,
    String message,
    @Nullable String suggestion) {

  /** {@code defs.sql:3:8: view 'defs': column 'nme' not found in 'n'; did you mean 'name'?} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file.isEmpty() ? "query" : file);
    text.append(':').append(line).append(':').append(column).append(": ");
    if (!item.isEmpty()) {
      text.append(item).append(": ");
    } else if (!view.isEmpty()) {
      text.append("view '").append(view).append("': ");
    }
    text.append(message);
    return suggestion == null ? text.toString() : text + "; did you mean '" + suggestion + "'?";
  }
}
