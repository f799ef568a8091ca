package io.codeweft.compiler.internal.recursion;

import io.codeweft.compiler.internal.syntax.TableReferences;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Small helpers around table names in syntax trees. */
final class Mentions {
  private Mentions() {}

  static String name(SqlIdentifier table) {
    return String.join(".", table.names).toLowerCase(Locale.ROOT);
  }

  /** How often the query reads a table of that name that is no WITH item of its own. */
  static int of(String name, SqlNode query) {
    return (int) TableReferences.of(query).stream().filter(r -> r.table().equals(name)).count();
  }
}
