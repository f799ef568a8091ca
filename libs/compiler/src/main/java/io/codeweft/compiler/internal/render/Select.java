package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A SELECT under construction. */
final class Select {
  private record Joined(String keyword, FromItem item, @Nullable Expr on) {}

  private final List<Joined> from = new ArrayList<>();
  private final List<Expr> where = new ArrayList<>();
  private List<Expr> columns = List.of();
  private @Nullable Expr groupBy;
  private boolean aggregated;
  private boolean windowed;
  private @Nullable Expr orderBy;
  private @Nullable Expr limit;

  Select() {}

  static Select of(FromItem item, List<Expr> columns) {
    Select select = new Select();
    select.from.add(new Joined("", item, null));
    select.columns = List.copyOf(columns);
    return select;
  }

  List<Expr> columns() {
    return columns;
  }

  Select columns(List<Expr> changed) {
    columns = List.copyOf(changed);
    return this;
  }

  void addWhere(Expr condition) {
    where.add(condition);
  }

  void addJoin(String keyword, FromItem item, @Nullable Expr on) {
    from.add(new Joined(keyword, item, on));
  }

  void aggregate(@Nullable Expr keys) {
    aggregated = true;
    groupBy = keys;
  }

  void markWindowed() {
    windowed = true;
  }

  void order(@Nullable Expr by, @Nullable Expr limited) {
    orderBy = by;
    limit = limited;
  }

  boolean hasFrom() {
    return !from.isEmpty();
  }

  boolean hasWhere() {
    return !where.isEmpty();
  }

  boolean isAggregated() {
    return aggregated;
  }

  boolean isWindowed() {
    return windowed;
  }

  boolean isOrdered() {
    return orderBy != null;
  }

  boolean isLimited() {
    return limit != null;
  }

  /** Nothing but FROM and WHERE, so that filters, joins and groups may be added. */
  boolean isPlain() {
    return !aggregated && !windowed && orderBy == null && limit == null;
  }

  /** The only item of the FROM clause, when this is no more than that item; else null. */
  @Nullable FromItem bareItem() {
    boolean bare = isPlain() && where.isEmpty() && from.size() == 1;
    return bare && columns.stream().allMatch(Expr::isPath) ? from.getFirst().item() : null;
  }

  /** Writes the columns that {@code wanted} accepts, with these quoted names; at least one. */
  String text(List<String> names, IntPredicate wanted) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (wanted.test(i)) {
        columns.get(i).markUsed();
        written.add(columns.get(i).text() + " AS " + names.get(i));
      }
    }
    if (written.isEmpty() && aggregated && groupBy == null) {
      // without its aggregates it would no longer give one row
      written.add(columns.getFirst().text() + " AS one");
      columns.getFirst().markUsed();
    }
    where.forEach(Expr::markUsed);
    markUsed(groupBy);
    markUsed(orderBy);
    markUsed(limit);
    from.forEach(joined -> markUsed(joined.on()));
    StringBuilder text = new StringBuilder("SELECT ");
    text.append(written.isEmpty() ? "1 AS one" : String.join(", ", written));
    text.append(fromText());
    if (!where.isEmpty()) {
      text.append("\nWHERE ").append(Expr.join(where, " AND "));
    }
    append(text, "\nGROUP BY ", groupBy);
    append(text, "\nORDER BY ", orderBy);
    append(text, "\n", limit);
    return text.toString();
  }

  /** Written from right to left: a lateral item marks the columns it reads on its left. */
  private String fromText() {
    StringBuilder text = new StringBuilder();
    for (int i = from.size() - 1; i >= 0; i--) {
      Joined joined = from.get(i);
      String on = joined.on() == null ? "" : " ON " + joined.on().text();
      String keyword = i == 0 ? "\nFROM " : "\n" + joined.keyword() + " ";
      text.insert(0, keyword + joined.item().text() + on);
    }
    return text.toString();
  }

  private static void markUsed(@Nullable Expr expression) {
    if (expression != null) {
      expression.markUsed();
    }
  }

  private static void append(StringBuilder text, String keyword, @Nullable Expr expression) {
    if (expression != null) {
      text.append(keyword).append(expression.text());
    }
  }
}
