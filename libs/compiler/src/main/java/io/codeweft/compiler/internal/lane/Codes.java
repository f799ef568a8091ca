package io.codeweft.compiler.internal.lane;

import java.util.Map;
import java.util.TreeMap;

/** Every code a diagnostic may have, with what it stands for. */
public final class Codes {
  private static final Map<String, String> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ambiguous-column", "a column that is in more than one table"),
              Map.entry("arguments", "wrong number, name or kind of arguments"),
              Map.entry("column-list", "an alias that names more or fewer columns than there are"),
              Map.entry("contract", "metadata rules that do not fit the view"),
              Map.entry("cycle", "views that read, or functions that call, each other"),
              Map.entry("duplicate-column", "a view that gives two columns of one name"),
              Map.entry("function-name", "a name a function or a tag cannot have"),
              Map.entry("internal", "a gap of the lane, not of the text"),
              Map.entry("invalid", "what the validator refuses and has no other code"),
              Map.entry("non-deterministic", "a result that could differ from run to run"),
              Map.entry("not-grouped", "a column that is neither grouped nor aggregated"),
              Map.entry("parse", "a syntax error"),
              Map.entry("position", "a position a list cannot have"),
              Map.entry("recursion", "a recursion that is not linear, or not bounded rightly"),
              Map.entry("requires", "a function or a tag that a view requires and nobody has"),
              Map.entry("skipped", "a view that was not compiled, since one it reads is refused"),
              Map.entry("statement", "anything but one query"),
              Map.entry("templating", "templates and parameters"),
              Map.entry("too-large", "a text, nesting or plan beyond the limits"),
              Map.entry("type", "a type the dialect or the schemas do not have"),
              Map.entry("type-mismatch", "types that do not go together"),
              Map.entry("unknown-column", "a column or field that does not exist"),
              Map.entry("unknown-function", "a function that is not on the list"),
              Map.entry("unknown-table", "a table or alias that does not exist"),
              Map.entry("unnamed-column", "a view that gives a column without a name"),
              Map.entry("unnest", "an UNNEST that is not spelled rightly"),
              Map.entry("unsupported", "syntax outside the dialect"),
              Map.entry("view-name", "a name a view cannot have"),
              Map.entry("window", "a window that is not defined rightly"),
              Map.entry("with", "names of a WITH clause that clash or come too late")));

  private Codes() {}

  /** By code, sorted. */
  public static Map<String, String> all() {
    return new TreeMap<>(ALL);
  }

  static String known(String code) {
    if (!ALL.containsKey(code)) {
      throw new IllegalArgumentException("no diagnostic code '" + code + "'; add it to Codes");
    }
    return code;
  }
}
