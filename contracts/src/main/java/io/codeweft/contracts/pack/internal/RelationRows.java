package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Relation rows. */
final class RelationRows {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,127}");
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern DIRECTION = Pattern.compile("(?i)\\s+(asc|desc)\\z");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  private RelationRows() {}

  static RelationRow relation(RowSource source, Section row) {
    PlacedText from = row.placed("from");
    Set<String> aliases = new LinkedHashSet<>();
    String alias = alias(row, from, aliases);
    List<RelationRow.Join> joins = new ArrayList<>();
    for (Section join : row.sections("join")) {
      try (join) {
        joins.add(join(join, aliases));
      }
    }
    return new RelationRow(
        source,
        from,
        alias,
        joins,
        row.optionalPlaced("where"),
        best(row),
        columns(row),
        ListRows.contract(row));
  }

  private static RelationRow.Join join(Section join, Set<String> aliases) {
    PlacedText view = join.placed("view");
    String alias = alias(join, view, aliases);
    if (!join.has("keys")) {
      join.problem("keys", "is missing; add it as {column: expression}");
    }
    Map<String, PlacedText> keys = join.textsByName("keys");
    requireColumns(join, "keys", keys);
    return new RelationRow.Join(
        view, alias, join.flag("optional"), keys, join.optionalPlaced("on"));
  }

  /** Of the view, unless there is another; each once. */
  private static String alias(Section section, PlacedText view, Set<String> aliases) {
    PlacedText alias = section.optionalPlaced("as");
    PlacedText name = alias == null ? view : alias;
    if (alias != null && !NAME.matcher(alias.text()).matches()) {
      section.problem(alias, "is '" + alias + "'; use lower case letters, digits and '_'", null);
    }
    if (!name.text().isEmpty() && !aliases.add(name.text())) {
      section.problem(name, "'" + name + "' stands twice in this row; add 'as: another'", null);
    }
    return name.text();
  }

  private static Map<String, PlacedText> columns(Section row) {
    Map<String, PlacedText> columns = row.textsByName("columns");
    if (!row.has("columns")) {
      row.problem("columns", "is missing; add it as {column: expression}");
    } else {
      requireColumns(row, "columns", columns);
    }
    return columns;
  }

  private static void requireColumns(
      Section section, String entry, Map<String, PlacedText> values) {
    if (section.has(entry) && values.isEmpty()) {
      section.problem(entry, "must name at least one column");
    }
    for (Map.Entry<String, PlacedText> value : values.entrySet()) {
      if (!COLUMN.matcher(value.getKey()).matches()) {
        section.problem(value.getValue(), "'" + value.getKey() + "' is no column name", null);
      }
    }
  }

  private static RelationRow.@Nullable Best best(Section row) {
    if (!row.has("best")) {
      row.optionalText("best");
      return null;
    }
    try (Section best = row.section("best")) {
      return new RelationRow.Best(
          required(best, "per"),
          required(best, "order").stream().map(RelationRows::order).toList(),
          keep(best));
    }
  }

  private static int keep(Section best) {
    PlacedText keep = best.optionalPlaced("keep");
    if (keep == null) {
      return 1;
    }
    if (!COUNT.matcher(keep.text()).matches()) {
      best.problem(keep, "is '" + keep + "'; expected a whole number, at least 1", null);
      return 1;
    }
    return Integer.parseInt(keep.text());
  }

  private static List<PlacedText> required(Section section, String entry) {
    List<PlacedText> texts = section.texts(entry);
    if (section.isEmptyList(entry)) {
      section.problem(entry, "must name at least one value");
    }
    return texts;
  }

  private static RelationRow.Order order(PlacedText text) {
    Matcher direction = DIRECTION.matcher(text.text());
    if (!direction.find()) {
      return new RelationRow.Order(text, false);
    }
    PlacedText value = text.part(0, direction.start());
    return new RelationRow.Order(value, direction.group(1).equalsIgnoreCase("desc"));
  }
}
