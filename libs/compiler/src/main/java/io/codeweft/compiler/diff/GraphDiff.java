package io.codeweft.compiler.diff;

import io.codeweft.compiler.diff.TableDiff.Presence;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.GraphLineage;
import io.codeweft.contracts.graph.Impact;
import io.codeweft.contracts.graph.Place;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two versions of a graph.
 *
 * @param before version before
 * @param after version after
 * @param datasets every dataset of either, by name
 * @param views every view of either: those that are there after in build order, then the others
 * @param impact what the changes do to views that read what changed: only columns that are made of
 *     changed ones, all of them where rows change
 */
public record GraphDiff(
    String before,
    String after,
    List<TableDiff> datasets,
    List<TableDiff> views,
    Impact impact,
    List<Rebuild> always,
    List<Rebuild> conservative,
    List<Rebuild> breakingOnly) {

  public GraphDiff {
    datasets = List.copyOf(datasets);
    views = List.copyOf(views);
    always = List.copyOf(always);
    conservative = List.copyOf(conservative);
    breakingOnly = List.copyOf(breakingOnly);
  }

  /** Compares artefacts; nothing is compiled. */
  public static GraphDiff between(ViewGraph before, ViewGraph after) {
    List<TableDiff> datasets = datasets(before, after);
    List<TableDiff> views = views(before, after);
    Impact impact = GraphLineage.of(after).impactOf("the changes", changed(views, after));
    Rebuilds rebuilds = new Rebuilds(before, after, datasets, views, impact);
    return new GraphDiff(
        before.version(),
        after.version(),
        datasets,
        views,
        impact,
        rebuilds.under(RebuildPolicy.ALWAYS),
        rebuilds.under(RebuildPolicy.CONSERVATIVE),
        rebuilds.under(RebuildPolicy.BREAKING_ONLY));
  }

  /** Tables that are computed again, in build order, with the reason. */
  public List<Rebuild> rebuilds(RebuildPolicy policy) {
    return switch (policy) {
      case ALWAYS -> always;
      case CONSERVATIVE -> conservative;
      case BREAKING_ONLY -> breakingOnly;
    };
  }

  /** The differences of one view, by its name after, or before when it is gone. */
  public Optional<TableDiff> view(String name) {
    return views.stream().filter(view -> view.table().equals(name)).findFirst();
  }

  private static List<TableDiff> datasets(ViewGraph before, ViewGraph after) {
    Set<String> names = new TreeSet<>();
    before.datasets().forEach(dataset -> names.add(dataset.name()));
    after.datasets().forEach(dataset -> names.add(dataset.name()));
    List<TableDiff> diffs = new ArrayList<>();
    for (String name : names) {
      Optional<DatasetDeclaration> old = before.dataset(name);
      Optional<DatasetDeclaration> now = after.dataset(name);
      if (old.isPresent() && now.isPresent()) {
        List<Change> changes = DatasetDiff.between(old.get(), now.get());
        diffs.add(new TableDiff(name, Presence.KEPT, null, changes));
      } else {
        diffs.add(now.isPresent() ? added(name, "dataset") : removed(name, "dataset"));
      }
    }
    return diffs;
  }

  private static TableDiff added(String name, String what) {
    Change change = Change.of(Category.ADDITIVE, "the " + what + " is new", List.of());
    return new TableDiff(name, Presence.ADDED, null, List.of(change));
  }

  private static TableDiff removed(String name, String what) {
    Change change = Change.of(Category.BREAKING, "the " + what + " is gone", List.of());
    return new TableDiff(name, Presence.REMOVED, null, List.of(change));
  }

  private static List<TableDiff> views(ViewGraph before, ViewGraph after) {
    Renames renames = new Renames(before, after);
    boolean samePolicy = before.policyHash().equals(after.policyHash());
    List<TableDiff> diffs = new ArrayList<>();
    for (ViewArtefact view : after.views()) {
      Optional<String> renamed = renames.before(view.name());
      Optional<ViewArtefact> old = before.view(renamed.orElse(view.name()));
      if (old.isEmpty()) {
        diffs.add(added(view.name(), "view"));
        continue;
      }
      List<Change> changes = new ArrayList<>();
      renamed.ifPresent(
          name ->
              changes.add(
                  Change.of(Category.BREAKING, "the view was called '" + name + "'", List.of())));
      changes.addAll(
          new ViewDiff(old.get(), renames.facets(old.get()), view, samePolicy).changes());
      diffs.add(new TableDiff(view.name(), Presence.KEPT, renamed.orElse(null), changes));
    }
    for (ViewArtefact view : before.views()) {
      if (after.view(view.name()).isEmpty() && !renames.isRenamed(view.name())) {
        diffs.add(removed(view.name(), "view"));
      }
    }
    return diffs;
  }

  /** What readers of the later graph see change. A new column is not read by anyone who stayed. */
  private static Set<Place> changed(List<TableDiff> views, ViewGraph after) {
    Set<Place> places = new LinkedHashSet<>();
    for (TableDiff view : views) {
      if (!view.isKept()) {
        continue;
      }
      for (Change change : view.changes()) {
        if (change.rows() != null) {
          places.add(new Place(view.table(), ""));
        }
        if (change.category().compareTo(Category.ADDITIVE) > 0) {
          change.columns().stream()
              .filter(c -> after.view(view.table()).orElseThrow().schema().field(c).isPresent())
              .forEach(column -> places.add(new Place(view.table(), column)));
        }
      }
    }
    return places;
  }
}
