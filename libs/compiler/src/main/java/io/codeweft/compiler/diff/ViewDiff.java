package io.codeweft.compiler.diff;

import io.codeweft.contracts.graph.Facets;
import io.codeweft.contracts.graph.ViewArtefact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two versions of a view, the earlier one with the names tables have in the later graph. */
record ViewDiff(ViewArtefact before, Facets earlier, ViewArtefact after, boolean samePolicy) {

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Map<String, String> renamed = renamed();
    changes.addAll(SchemaChanges.between(before.schema(), after.schema(), renamed));
    changes.addAll(values(renamed));
    changes.addAll(new RowChanges(earlier, after.facets()).changes());
    boolean meant = !before.fingerprint().equals(after.fingerprint());
    boolean readsTheSame = before.facets().equals(earlier);
    if (changes.isEmpty() && meant && readsTheSame) {
      changes.add(
          new Change(
              Category.BREAKING,
              "the plan differs in a way that cannot be told apart further",
              after.schema().names(),
              RowEffect.OTHER));
    }
    implementation(meant).ifPresent(changes::add);
    changes.addAll(ContractDiff.between(before.contract(), after.contract()));
    return changes;
  }

  /** Names before by names after, of columns that say the same under another name. */
  private Map<String, String> renamed() {
    Map<String, String> gone = new HashMap<>();
    for (Facets.Column column : earlier.columns()) {
      if (after.schema().field(column.name()).isEmpty()) {
        gone.putIfAbsent(column.expression(), column.name());
      }
    }
    Map<String, String> renamed = new TreeMap<>();
    for (Facets.Column column : after.facets().columns()) {
      if (before.schema().field(column.name()).isEmpty() && gone.containsKey(column.expression())) {
        renamed.put(column.name(), gone.remove(column.expression()));
      }
    }
    return renamed;
  }

  private List<Change> values(Map<String, String> renamed) {
    Map<String, String> expressions = new HashMap<>();
    earlier.columns().forEach(column -> expressions.put(column.name(), column.expression()));
    List<Change> changes = new ArrayList<>();
    for (Facets.Column column : after.facets().columns()) {
      String old = expressions.get(renamed.getOrDefault(column.name(), column.name()));
      if (old != null && !old.equals(column.expression())) {
        changes.add(
            Change.of(
                Category.BREAKING,
                "column '" + column.name() + "' was " + old + " and is " + column.expression(),
                List.of(column.name())));
      }
    }
    return changes;
  }

  /** One plan, but another cache key under one policy: a function it calls is another one. */
  private Optional<Change> implementation(boolean meant) {
    if (meant || !samePolicy || before.cacheKey().equals(after.cacheKey())) {
      return Optional.empty();
    }
    List<String> columns =
        after.facets().columns().stream()
            .filter(column -> after.functions().stream().anyMatch(f -> calls(column, f)))
            .map(Facets.Column::name)
            .toList();
    boolean inRows =
        after.facets().rows().stream()
            .anyMatch(row -> after.functions().stream().anyMatch(f -> calls(row.text(), f)));
    return Optional.of(
        new Change(
            Category.BREAKING,
            "the implementation changed of one of the functions it calls: "
                + String.join(", ", after.functions()),
            columns,
            inRows ? RowEffect.OTHER : null));
  }

  private static boolean calls(Facets.Column column, String function) {
    return calls(column.expression(), function);
  }

  /** A text that was cut may call anything. */
  private static boolean calls(String text, String function) {
    return text.contains(function + "(") || text.contains("... #");
  }
}
