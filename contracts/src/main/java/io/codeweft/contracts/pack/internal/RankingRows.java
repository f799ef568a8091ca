package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.text.PlacedText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How rows of a relation are chosen and ranked. */
final class RankingRows {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern DIRECTION = Pattern.compile("(?i)\\s+(asc|desc)\\z");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,9})?");

  private RankingRows() {}

  static RelationRow.@Nullable Best best(Section row) {
    if (!row.has("best")) {
      row.optionalText("best");
      return null;
    }
    try (Section best = row.section("best")) {
      return new RelationRow.Best(required(best, "per"), order(best));
    }
  }

  static RelationRow.@Nullable Candidates candidates(Section row) {
    if (!row.has(RelationRow.CANDIDATES)) {
      row.optionalText(RelationRow.CANDIDATES);
      return null;
    }
    try (Section section = row.section(RelationRow.CANDIDATES)) {
      return new RelationRow.Candidates(
          required(section, "per"), features(section), order(section), keep(section));
    }
  }

  /** At least one, and all of them names. */
  static void requireNames(
      Section section, String entry, String what, Map<String, PlacedText> values) {
    if (section.has(entry) && values.isEmpty()) {
      section.problem(entry, "must name at least one " + what);
    }
    for (Map.Entry<String, PlacedText> value : values.entrySet()) {
      if (!NAME.matcher(value.getKey()).matches()) {
        section.problem(value.getValue(), "'" + value.getKey() + "' is no " + what + " name", null);
      }
    }
  }

  private static Map<String, RelationRow.Feature> features(Section candidates) {
    Map<String, RelationRow.Feature> features = new LinkedHashMap<>();
    Map<String, PlacedText> values = new LinkedHashMap<>();
    if (candidates.has("features")) {
      try (Section section = candidates.section("features")) {
        for (String name : section.names()) {
          try (Section feature = section.section(name)) {
            values.put(name, feature.placed("value"));
            features.put(name, new RelationRow.Feature(values.get(name), weight(feature)));
          }
        }
      }
      requireNames(candidates, "features", "feature", values);
    } else {
      candidates.optionalText("features");
    }
    return features;
  }

  private static BigDecimal weight(Section feature) {
    PlacedText weight = feature.placed("weight");
    if (WEIGHT.matcher(weight.text()).matches()) {
      return new BigDecimal(weight.text()).stripTrailingZeros();
    }
    // an entry that is missing or no text has been reported as such
    if (!weight.text().isEmpty()) {
      feature.problem(
          weight, "is '" + weight + "'; expected a number from 0 to 9999, like 1 or 0.25", null);
    }
    return BigDecimal.ONE;
  }

  /** Null for all of them. */
  private static @Nullable Integer keep(Section candidates) {
    if (!candidates.has("keep") || candidates.isText("keep")) {
      PlacedText keep = candidates.optionalPlaced("keep");
      if (keep == null || keep.text().equals("all")) {
        return null;
      }
      if (!keep.text().equals("best")) {
        candidates.problem(keep, "is '" + keep + "'; allowed: best, all, {top: number}", null);
      }
      return 1;
    }
    try (Section keep = candidates.section("keep")) {
      PlacedText top = keep.placed("top");
      if (COUNT.matcher(top.text()).matches()) {
        return Integer.valueOf(top.text());
      }
      if (!top.text().isEmpty()) {
        keep.problem(top, "is '" + top + "'; expected a whole number from 1 to 9999", null);
      }
      return 1;
    }
  }

  private static List<RelationRow.Order> order(Section section) {
    return required(section, "order").stream().map(RankingRows::order).toList();
  }

  private static RelationRow.Order order(PlacedText text) {
    Matcher direction = DIRECTION.matcher(text.text());
    if (!direction.find()) {
      return new RelationRow.Order(text, false);
    }
    PlacedText value = text.part(0, direction.start());
    return new RelationRow.Order(value, direction.group(1).equalsIgnoreCase("desc"));
  }

  private static List<PlacedText> required(Section section, String entry) {
    List<PlacedText> texts = section.texts(entry);
    if (section.isEmptyList(entry)) {
      section.problem(entry, "must name at least one value");
    }
    return texts;
  }
}
