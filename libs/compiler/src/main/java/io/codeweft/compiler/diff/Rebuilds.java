package io.codeweft.compiler.diff;

import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.LineageEdge;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tables are computed again. */
final class Rebuilds {
  private final ViewGraph before;
  private final ViewGraph after;
  private final Map<String, TableDiff> diffs = new HashMap<>();
  private final Impact impact;

  Rebuilds(
      ViewGraph before,
      ViewGraph after,
      List<TableDiff> datasets,
      List<TableDiff> views,
      Impact impact) {
    this.before = before;
    this.after = after;
    this.impact = impact;
    datasets.forEach(diff -> diffs.put(diff.table(), diff));
    views.forEach(diff -> diffs.put(diff.table(), diff));
  }

  List<Rebuild> under(RebuildPolicy policy) {
    List<Rebuild> rebuilds = new ArrayList<>();
    Map<String, String> touched = new HashMap<>();
    for (ViewArtefact view : after.views()) {
      String reason = reason(view, policy, touched);
      if (reason != null) {
        touched.put(view.name(), reason);
        if (view.contract().materialize()) {
          rebuilds.add(new Rebuild(view.name(), reason));
        }
      }
    }
    return rebuilds;
  }

  private @Nullable String reason(
      ViewArtefact view, RebuildPolicy policy, Map<String, String> touched) {
    TableDiff diff = Objects.requireNonNull(diffs.get(view.name()));
    Optional<ViewArtefact> old =
        before.view(diff.renamedFrom() == null ? view.name() : diff.renamedFrom());
    boolean isNew =
        old.isEmpty() || (view.contract().materialize() && !old.get().contract().materialize());
    if (isNew || diff.renamedFrom() != null) {
      return diff.changes().getFirst().reason();
    }
    return switch (policy) {
      case ALWAYS -> diff.changes().isEmpty() ? below(view, touched) : first(diff);
      case CONSERVATIVE ->
          diff.category().compareTo(Category.METADATA_ONLY) > 0
              ? first(diff)
              : ContractDiff.changesLayout(old.orElseThrow().contract(), view.contract())
                  ? first(diff)
                  : impacted(view);
      case BREAKING_ONLY ->
          diff.category().compareTo(Category.ADDITIVE) > 0 ? first(diff) : impacted(view);
    };
  }

  private static String first(TableDiff diff) {
    return diff.changes().getFirst().reason();
  }

  private @Nullable String below(ViewArtefact view, Map<String, String> touched) {
    for (String table : view.dependencies()) {
      TableDiff diff = diffs.get(table);
      if (touched.containsKey(table) || (diff != null && !diff.changes().isEmpty())) {
        return "reads " + table + ", which differs";
      }
    }
    return null;
  }

  private @Nullable String impacted(ViewArtefact view) {
    for (Impact.OnView on : impact.views()) {
      if (on.view().equals(view.name())) {
        List<LineageEdge> because = on.places().getFirst().because();
        return on.places().getFirst().place() + " follows from " + because.getLast().from();
      }
    }
    return null;
  }
}
