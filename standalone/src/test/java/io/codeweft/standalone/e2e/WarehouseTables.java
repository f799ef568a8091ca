package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.standalone.sql.LastBuild;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of the last completed build of a repository. */
final class WarehouseTables {
  private static final DeltaTables DELTA = new DeltaTables(false);

  /** The extract tables have one row per file. */
  private static final List<String> EXTRACT_KEY = List.of("file_id");

  private final Path warehouse;
  private final Map<String, TableSnapshot> tables = new TreeMap<>();
  private final Map<String, List<String>> keys = new TreeMap<>();

  private WarehouseTables(Path warehouse) {
    this.warehouse = warehouse;
  }

  static WarehouseTables lastBuild(Path warehouse) {
    LastBuild build = LastBuild.of(warehouse, SampleRepository.NAME);
    WarehouseTables result = new WarehouseTables(warehouse);
    build.build().snapshot().forEach((name, version) -> result.add(name, version));
    for (ViewArtefact view : build.graph().views()) {
      result.keys.put(view.name(), view.contract().key());
    }
    return result;
  }

  private void add(String name, TableVersion version) {
    Path table = Warehouse.at(warehouse).resolve(version.location());
    tables.put(name, DELTA.at(table, version.version()));
  }

  SortedSet<String> names() {
    return new TreeSet<>(tables.keySet());
  }

  TableSnapshot table(String name) {
    TableSnapshot table = tables.get(name);
    if (table == null) {
      throw new AssertionError("no table " + name + " in " + names());
    }
    return table;
  }

  /** Version of every table. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    tables.forEach((name, table) -> versions.put(name, table.version()));
    return versions;
  }

  /** Columns that identify a row. */
  List<String> key(String table) {
    return keys.getOrDefault(table, EXTRACT_KEY);
  }

  /** Rows of a query over one table, which it calls {@code t}. */
  List<String> query(String table, String sql) {
    try (Duck duck = new Duck()) {
      duck.view("t", table(table).paths(), "*", "(SELECT 1)");
      return duck.rows(sql);
    }
  }

  /** Compares every table row by row, in any order. */
  void assertSameRows(WarehouseTables expected) {
    assertThat(names()).isEqualTo(expected.names());
    List<String> differences = new ArrayList<>();
    try (Duck duck = new Duck()) {
      for (String name : names()) {
        differences.addAll(Difference.of(duck, name, table(name), expected.table(name)));
        differences.addAll(doubled(duck, name));
      }
    }
    assertThat(differences).describedAs("%s against %s", warehouse, expected.warehouse).isEmpty();
  }

  /** Keys that occur more than once. */
  private List<String> doubled(Duck duck, String name) {
    if (table(name).files().isEmpty()) {
      return List.of();
    }
    String key = String.join(", ", key(name));
    duck.view("a", table(name).paths(), "*", "a");
    return duck
        .rows("SELECT " + key + " FROM a GROUP BY " + key + " HAVING count(*) > 1 LIMIT 5")
        .stream()
        .map(row -> name + ": doubled " + row)
        .toList();
  }
}
