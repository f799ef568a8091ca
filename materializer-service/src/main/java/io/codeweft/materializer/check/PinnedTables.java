package io.codeweft.materializer.check;

import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The other tables that a view's rules read, at the versions the task pins. */
public final class PinnedTables {
  /**
   * @param snapshot null for an optional dataset that is not pinned: it is empty
   */
  private record Pinned(Schema schema, @Nullable TableSnapshot snapshot) {}

  private final SortedMap<String, Pinned> tables = new TreeMap<>();

  private PinnedTables() {}

  /** Names of the tables that gates and references of a view read, without the view itself. */
  static SortedSet<String> names(ViewGraph graph, ViewArtefact view) {
    SortedSet<String> names = new TreeSet<>();
    for (ViewArtefact gate : StageProgram.gates(graph, view.name())) {
      names.addAll(StageProgram.of(graph, gate.name()).inputs());
    }
    view.contract().references().stream().map(ViewContract.Reference::to).forEach(names::add);
    names.remove(view.name());
    return names;
  }

  /** One finding per table that the rules read and the task does not pin. */
  public static List<Finding> missing(ViewComputed task, ViewGraph graph, ViewArtefact view) {
    return names(graph, view).stream()
        .filter(name -> !task.inputs().containsKey(name) && !isOptional(graph, name))
        .map(
            name ->
                Finding.of(
                    Type.MISSING_TABLE,
                    name,
                    "table " + name + ", which a rule reads, is pinned",
                    "the task pins " + task.inputs().keySet()))
        .toList();
  }

  /**
   * Loads the snapshots.
   *
   * @throws io.codeweft.tables.TableException when a pinned version does not exist
   */
  public static PinnedTables load(
      ViewComputed task,
      ViewGraph graph,
      ViewArtefact view,
      Warehouse warehouse,
      DeltaTables tables) {
    PinnedTables result = new PinnedTables();
    for (String name : names(graph, view)) {
      TableVersion version = task.inputs().get(name);
      TableSnapshot snapshot =
          version == null
              ? null
              : tables.at(warehouse.resolve(version.location()), version.version());
      result.tables.put(name, new Pinned(schema(graph, name), snapshot));
    }
    return result;
  }

  /** Directories a session must be able to read. */
  public List<Path> directories() {
    return tables.values().stream()
        .map(Pinned::snapshot)
        .filter(Objects::nonNull)
        .map(TableSnapshot::root)
        .toList();
  }

  void bind(EngineSession session) {
    tables.forEach(
        (name, pinned) ->
            session.table(
                name,
                pinned.schema(),
                pinned.snapshot() == null ? List.of() : pinned.snapshot().paths()));
  }

  private static boolean isOptional(ViewGraph graph, String name) {
    return graph.dataset(name).map(dataset -> !dataset.evidence().required()).orElse(false);
  }

  private static Schema schema(ViewGraph graph, String name) {
    return graph
        .dataset(name)
        .map(dataset -> dataset.schema())
        .or(() -> graph.view(name).map(ViewArtefact::schema))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "graph " + graph.name() + " declares no dataset or view '" + name + "'"));
  }
}
