package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.contracts.text.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The windows a SELECT names. Calcite loses the partition of a window that refers to one that
 * refers to another, so names are put away before it sees them.
 */
final class NamedWindows {
  /** Operand of a SELECT. */
  private static final int WINDOWS = 6;

  /** Operands of a window, in the order Calcite keeps them. */
  private static final int PARTITION = 2;

  private static final int ORDER = 3;
  private static final int LOWER = 5;

  private final Map<String, SqlWindow> named = new HashMap<>();
  private final Diagnostics diagnostics;

  NamedWindows(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Takes the WINDOW clause out of the select. */
  static NamedWindows of(SqlSelect select, Diagnostics diagnostics) {
    NamedWindows windows = new NamedWindows(diagnostics);
    SqlNodeList list = select.getWindowList();
    for (SqlNode node : list) {
      SqlWindow window = (SqlWindow) node;
      SqlIdentifier name = Objects.requireNonNull(window.getDeclName());
      if (windows.named.put(lower(name), windows.resolved(window)) != null) {
        diagnostics.add(
            "window", name.getParserPosition(), "window '" + lower(name) + "' is named twice");
      }
    }
    select.setOperand(WINDOWS, SqlNodeList.EMPTY);
    return windows;
  }

  /** The whole window of an OVER, without names; what it refers to and does not know is refused. */
  SqlWindow resolved(SqlNode over) {
    if (over instanceof SqlIdentifier name) {
      return copy(find(name), null);
    }
    SqlWindow window = (SqlWindow) over;
    SqlIdentifier name = window.getRefName();
    return copy(window, name == null ? null : find(name));
  }

  private SqlWindow find(SqlIdentifier name) {
    SqlWindow window = named.get(lower(name));
    if (window == null) {
      diagnostics.add(
          "window",
          name.getParserPosition(),
          "no window '" + lower(name) + "' in the WINDOW clause before it",
          Nearest.to(lower(name), named.keySet()));
      return SqlWindow.create(
          null,
          null,
          SqlNodeList.EMPTY,
          SqlNodeList.EMPTY,
          SqlLiteral.createBoolean(false, SqlParserPos.ZERO),
          null,
          null,
          null,
          name.getParserPosition());
    }
    return window;
  }

  private SqlWindow copy(SqlWindow window, @Nullable SqlWindow base) {
    List<SqlNode> own = window.getOperandList();
    SqlNode partition = own.get(PARTITION);
    SqlNode order = own.get(ORDER);
    if (base != null) {
      List<SqlNode> other = base.getOperandList();
      boolean again = !((SqlNodeList) partition).isEmpty();
      boolean ordered = !((SqlNodeList) other.get(ORDER)).isEmpty();
      boolean framed = other.get(LOWER) != null;
      if (again || framed || (ordered && !((SqlNodeList) order).isEmpty())) {
        diagnostics.add(
            "window",
            window.getParserPosition(),
            "a window that refers to another adds an order where that has none, and a frame; it"
                + " cannot change what is there");
      }
      partition = other.get(PARTITION);
      order = ordered ? other.get(ORDER) : order;
    }
    return new SqlWindow(
        window.getParserPosition(),
        null,
        null,
        (SqlNodeList) Trees.copy(partition),
        (SqlNodeList) Trees.copy(order),
        (SqlLiteral) own.get(4),
        own.get(LOWER),
        own.get(6),
        (SqlLiteral) own.get(7),
        (SqlLiteral) own.get(8));
  }

  private static String lower(SqlIdentifier name) {
    return name.getSimple().toLowerCase(Locale.ROOT);
  }
}
