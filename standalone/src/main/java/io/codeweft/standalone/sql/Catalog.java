package io.codeweft.standalone.sql;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.util.Map;
import java.util.TreeMap;

/** The tables of one build, pinned: what a query can name. */
final class Catalog {
  private final Map<String, TableSnapshot> tables = new TreeMap<>();

  private Catalog() {}

  static Catalog of(Warehouse warehouse, Map<String, TableVersion> versions) {
    DeltaTables delta = new DeltaTables(false);
    Catalog catalog = new Catalog();
    versions.forEach(
        (name, version) ->
            catalog.tables.put(
                name, delta.at(warehouse.resolve(version.location()), version.version())));
    return catalog;
  }

  Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new TreeMap<>();
    tables.forEach((name, snapshot) -> schemas.put(name, snapshot.schema()));
    return schemas;
  }

  TableSnapshot snapshot(String table) {
    TableSnapshot snapshot = tables.get(table);
    if (snapshot == null) {
      throw new IllegalArgumentException("the build has no table '" + table + "'");
    }
    return snapshot;
  }
}
