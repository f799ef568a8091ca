package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Relation rows. */
final class RelationRows {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,127}");
  private static final String ORIGIN = "origin";

  private RelationRows() {}

  static RelationRow relation(RowSource source, Section row) {
    List<RelationRow.Alternative> anyOf = new ArrayList<>();
    if (row.has("any_of")) {
      for (Section section : row.sections("any_of")) {
        try (section) {
          RelationRow.Alternative next = alternative(section);
          anyOf.add(next);
          requireAlike(section, anyOf.getFirst(), next);
        }
      }
      if (row.isEmptyList("any_of")) {
        row.problem("any_of", "must have at least one source");
      }
    } else {
      row.optionalText("any_of");
      anyOf.add(alternative(row));
    }
    return new RelationRow(source, anyOf, ListRows.contract(row));
  }

  private static void requireAlike(
      Section section, RelationRow.Alternative first, RelationRow.Alternative next) {
    if (!first.columns().keySet().equals(next.columns().keySet())) {
      section.problem(
          "columns",
          "must be those of the first source: " + String.join(", ", first.columns().keySet()));
    }
    if ((first.origin() == null) != (next.origin() == null)) {
      section.problem(ORIGIN, "must be said of every source of the row or of none");
    }
  }

  private static RelationRow.Alternative alternative(Section section) {
    PlacedText from = section.placed("from");
    Set<String> aliases = new LinkedHashSet<>();
    if (section.has(RelationRow.CANDIDATES)) {
      aliases.add(RelationRow.CANDIDATES);
    }
    String alias = alias(section, from, aliases);
    List<RelationRow.Join> joins = new ArrayList<>();
    for (Section join : section.sections("join")) {
      try (join) {
        joins.add(join(join, aliases));
      }
    }
    PlacedText where = section.optionalPlaced("where");
    RelationRow.Best best = RankingRows.best(section);
    RelationRow.Candidates candidates = RankingRows.candidates(section);
    Map<String, PlacedText> columns = columns(section);
    return new RelationRow.Alternative(
        from, alias, joins, where, best, candidates, origin(section, columns), columns);
  }

  private static RelationRow.Join join(Section join, Set<String> aliases) {
    PlacedText view = join.placed("view");
    String alias = alias(join, view, aliases);
    Map<String, PlacedText> keys = columns(join, "keys");
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

  private static Map<String, PlacedText> columns(Section section) {
    return columns(section, "columns");
  }

  private static Map<String, PlacedText> columns(Section section, String entry) {
    if (!section.has(entry)) {
      section.problem(entry, "is missing; add it as {column: expression}");
    }
    Map<String, PlacedText> columns = section.textsByName(entry);
    RankingRows.requireNames(section, entry, "column", columns);
    return columns;
  }

  private static @Nullable String origin(Section section, Map<String, PlacedText> columns) {
    PlacedText origin = section.optionalPlaced(ORIGIN);
    if (origin == null) {
      return null;
    }
    if (columns.keySet().stream().anyMatch(c -> c.toLowerCase(Locale.ROOT).equals(ORIGIN))) {
      section.problem(origin, "is a column already; drop one of them", null);
    }
    return origin.text();
  }
}
