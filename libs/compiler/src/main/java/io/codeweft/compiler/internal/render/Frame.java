package io.codeweft.compiler.internal.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;

/** What all parts of one rendering share: alias numbers and the rows that correlations mean. */
final class Frame {
  /** Rows a correlation means, and the level of sub-queries its columns belong to. */
  private record Outer(List<Expr> row, List<Integer> levels) {}

  private final Map<CorrelationId, Outer> correlated = new HashMap<>();
  private final Map<String, Map<String, List<DerivedColumn>>> tables = new TreeMap<>();
  private final Deque<String> loops = new ArrayDeque<>();
  private final Dialect dialect;
  private int aliases;
  private int level;
  private int sealed;

  Frame(Dialect dialect) {
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  /** A column of what the alias stands for. */
  Expr column(String alias, String name, List<DerivedColumn> uses) {
    return Expr.path(alias + "." + dialect.name(name), name, uses);
  }

  List<String> quoted(List<String> names) {
    return names.stream().map(dialect::name).toList();
  }

  String alias(String prefix) {
    return prefix + aliases++;
  }

  /** A column of a table; remembered, so that what was read can be told afterwards. */
  DerivedColumn tableColumn(String table, String column) {
    DerivedColumn added = new DerivedColumn();
    columnsOf(table).computeIfAbsent(column, c -> new ArrayList<>()).add(added);
    return added;
  }

  private Map<String, List<DerivedColumn>> columnsOf(String table) {
    return tables.computeIfAbsent(table, t -> new TreeMap<>());
  }

  /** Tables that were scanned, each with the columns the text mentions; all sorted. */
  Map<String, List<String>> columnsRead() {
    Map<String, List<String>> read = new TreeMap<>();
    tables.forEach(
        (table, columns) ->
            read.put(
                table,
                columns.entrySet().stream()
                    .filter(column -> column.getValue().stream().anyMatch(DerivedColumn::isUsed))
                    .map(Map.Entry::getKey)
                    .toList()));
    return read;
  }

  /** From here on a recursive scan means the item of that name. */
  void enterLoop(String name) {
    loops.push(name);
  }

  void leaveLoop() {
    loops.pop();
  }

  String loop() {
    return loops.element();
  }

  /** The variable means a row of the select that is being written. */
  void correlate(CorrelationId id, List<Expr> row) {
    correlated.put(id, new Outer(row, Collections.nCopies(row.size(), level)));
  }

  /** What {@code work}, one level in, gives while the variable means that row. */
  <T> T with(CorrelationId id, List<Expr> row, List<Integer> levels, Supplier<T> work) {
    Outer before = correlated.put(id, new Outer(row, levels));
    level++;
    T done = work.get();
    level--;
    if (before != null) {
      correlated.put(id, before);
    }
    return done;
  }

  int level() {
    return level;
  }

  /** What {@code work} gives for a side of a join whose rows may be missing from the result. */
  <T> T losing(boolean rows, Supplier<T> work) {
    int before = sealed;
    sealed = rows ? level : sealed;
    T done = work.get();
    sealed = before;
    return done;
  }

  int level(CorrelationId id, int column) {
    return outer(id).levels().get(column);
  }

  Expr outer(CorrelationId id, int column, RelDataType type) {
    int from = level(id, column);
    if (from < level) {
      dialect.requireOuter(type);
    }
    if (level - from > dialect.outerLevels()) {
      throw new Unrenderable("a sub-query that reads rows more than one level out");
    }
    if (from < sealed && !dialect.readsOutFromJoins()) {
      throw new Unrenderable("a sub-query that reads outer rows in a side of a join it may lose");
    }
    return outer(id).row().get(column);
  }

  private Outer outer(CorrelationId id) {
    return Objects.requireNonNull(correlated.get(id), () -> "unbound correlation " + id);
  }

  /** The select as a FROM item of a new one that gives the same columns. */
  Select wrap(Select select, RelDataType type) {
    return wrap(select, type.getFieldNames(), false);
  }

  Select wrap(Select select, List<String> columnNames, boolean lateral) {
    String alias = alias("s");
    List<String> names = SqlText.distinct(columnNames);
    List<DerivedColumn> columns = new ArrayList<>();
    List<Expr> outer = new ArrayList<>();
    for (String name : names) {
      DerivedColumn column = new DerivedColumn();
      columns.add(column);
      outer.add(column(alias, name, List.of(column)));
    }
    return Select.of(new FromItem.Derived(select, quoted(names), columns, alias, lateral), outer);
  }
}
