package io.codeweft.compiler.diff;

import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.Facets.Kind;
import io.codeweft.contracts.graph.Facets.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What decides over rows in one version and not in the other. */
final class RowChanges {
  private static final String WINDOW = " over (partition by ";

  /** Where these come or go, others come to stand above or below what gathers rows. */
  private static final Set<Kind> BARRIERS = EnumSet.of(Kind.GROUP, Kind.LEFT_JOIN, Kind.LIMIT);

  private final Facets before;
  private final Facets after;
  private final List<Row> gone;
  private final List<Row> added;
  private final List<Row> moved = new ArrayList<>();

  RowChanges(Facets before, Facets after) {
    this.before = before;
    this.after = after;
    this.gone = new ArrayList<>(before.rows());
    this.added = new ArrayList<>();
    for (Row row : after.rows()) {
      if (!gone.remove(row)) {
        added.add(row);
      }
    }
    pairOff((a, b) -> a.kind() == b.kind() && a.text().equals(b.text()));
  }

  /** What is there in both versions, but not at the same height. */
  private void pairOff(BiPredicate<Row, Row> same) {
    for (Row row : List.copyOf(added)) {
      gone.stream()
          .filter(other -> same.test(row, other))
          .findFirst()
          .ifPresent(
              other -> {
                gone.remove(other);
                added.remove(row);
                moved.add(row);
              });
    }
  }

  List<Change> changes() {
    boolean barriers =
        Stream.concat(gone.stream(), added.stream()).anyMatch(r -> BARRIERS.contains(r.kind()));
    List<Change> changes = new ArrayList<>();
    gone.stream().filter(row -> says(row, gone)).forEach(row -> changes.add(change(row, false)));
    added.stream().filter(row -> says(row, added)).forEach(row -> changes.add(change(row, true)));
    for (Row row : moved) {
      if (!barriers && row.kind() != Kind.TABLE) {
        changes.add(
            Change.rows(
                RowEffect.OTHER,
                words(row) + " at another height: " + row.text(),
                names(after.columns().stream().filter(Facets.Column::gathered))));
      }
    }
    return changes;
  }

  /** A table joined from outside is said by its join; one whose rows take part is not. */
  private static boolean says(Row row, List<Row> beside) {
    return row.kind() != Kind.TABLE
        || row.top()
        || beside.stream().noneMatch(other -> other.kind() == Kind.LEFT_JOIN);
  }

  private Change change(Row row, boolean isNew) {
    String text = (isNew ? "new " : "no more ") + words(row) + ": " + row.text();
    return Change.rows(
        effect(row, isNew), row.top() ? text : text + ", below what gathers rows", affected(row));
  }

  /** Columns whose values depend on which other rows there are. */
  private List<String> affected(Row row) {
    boolean replaced =
        gone.stream().anyMatch(r -> r.kind() == row.kind())
            && added.stream().anyMatch(r -> r.kind() == row.kind());
    boolean all =
        switch (row.kind()) {
          case GROUP, RECURSION, SET_OPERATION, VALUES -> true;
          case LEFT_JOIN, UNION -> replaced;
          case TABLE, FILTER, JOIN, SEMI_JOIN, UNNEST, LEFT_UNNEST, LIMIT -> !row.top();
        };
    return names(
        after.columns().stream()
            .filter(column -> all ? column.gathered() : column.expression().contains(WINDOW)));
  }

  private List<String> names(Stream<Facets.Column> columns) {
    return columns
        .map(Facets.Column::name)
        .filter(name -> before.columns().stream().anyMatch(c -> c.name().equals(name)))
        .toList();
  }

  private RowEffect effect(Row row, boolean isNew) {
    // a row that comes or goes may change which rows a window chooses
    boolean chosen =
        Stream.concat(before.rows().stream(), after.rows().stream())
            .anyMatch(other -> !other.equals(row) && other.text().contains(WINDOW));
    if (!row.top() || chosen) {
      return RowEffect.OTHER;
    }
    return switch (row.kind()) {
      case FILTER, JOIN, SEMI_JOIN, LIMIT -> isNew ? RowEffect.FEWER : RowEffect.MORE;
      case UNION, LEFT_UNNEST -> isNew ? RowEffect.MORE : RowEffect.FEWER;
      case LEFT_JOIN ->
          !row.text().startsWith("left ")
              ? RowEffect.OTHER
              : isNew ? RowEffect.MORE : RowEffect.FEWER;
      case TABLE, UNNEST, GROUP, SET_OPERATION, RECURSION, VALUES -> RowEffect.OTHER;
    };
  }

  private static String words(Row row) {
    return switch (row.kind()) {
      case TABLE -> "table";
      case FILTER -> "filter";
      case JOIN -> "join condition";
      case LEFT_JOIN -> "outer join";
      case SEMI_JOIN -> "semi join";
      case UNNEST -> "unnest";
      case LEFT_UNNEST -> "left unnest";
      case GROUP -> "grouping";
      case UNION -> "branch";
      case SET_OPERATION -> "set operation";
      case LIMIT -> "limit";
      case RECURSION -> "recursion";
      case VALUES -> "list of values";
    };
  }
}
