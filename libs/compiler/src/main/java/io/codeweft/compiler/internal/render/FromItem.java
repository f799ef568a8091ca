package io.codeweft.compiler.internal.render;

import java.util.List;

/** One item of a FROM clause. */
sealed interface FromItem {

  /** Text with its alias; asked for once, after everything right of it was written. */
  String text();

  /** A table or anything else whose text is already known. */
  record Fixed(String text) implements FromItem {}

  /** A sub-select; {@code names} are quoted, {@code columns} says which are read. */
  record Derived(
      Select select, List<String> names, List<DerivedColumn> columns, String alias, boolean lateral)
      implements FromItem {
    @Override
    public String text() {
      String body = select.text(names, i -> columns.get(i).isUsed());
      return (lateral ? "LATERAL (\n" : "(\n") + SqlText.indented(body) + "\n) AS " + alias;
    }
  }
}
