package io.codeweft.worker.task;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table versions a task reads, and those it is compared with. */
final class PinnedTables {
  private final Warehouse warehouse;
  private final SortedMap<String, TableSnapshot> inputs = new TreeMap<>();
  private final SortedMap<String, TableSnapshot> bases = new TreeMap<>();

  /**
   * Loads the snapshots of the tables the program reads and of the bases of its outputs.
   *
   * @throws io.codeweft.tables.TableException when a table or version is missing
   */
  PinnedTables(Warehouse warehouse, DeltaTables tables, ViewReady task, TaskProgram program) {
    this.warehouse = warehouse;
    for (String name : program.inputs().keySet()) {
      TableVersion input = task.inputs().get(name);
      if (input != null) {
        inputs.put(name, snapshot(tables, input));
      }
    }
    for (String output : task.outputs()) {
      TableVersion base = task.bases().get(output);
      if (base != null) {
        bases.put(output, snapshot(tables, base));
      }
    }
  }

  Warehouse warehouse() {
    return warehouse;
  }

  /** Files of an input; none when it is not pinned. */
  List<Path> files(String input) {
    TableSnapshot snapshot = inputs.get(input);
    return snapshot == null ? List.of() : snapshot.paths();
  }

  /** What is committed of an output, or null when it has no table yet. */
  @Nullable TableSnapshot base(String output) {
    return bases.get(output);
  }

  /** Directories a session must be able to read. */
  List<Path> directories() {
    return Stream.concat(inputs.values().stream(), bases.values().stream())
        .map(TableSnapshot::root)
        .distinct()
        .toList();
  }

  private TableSnapshot snapshot(DeltaTables tables, TableVersion version) {
    return tables.at(warehouse.resolve(version.location()), version.version());
  }
}
