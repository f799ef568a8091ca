package io.codeweft.registry.query;

import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableException;
import io.codeweft.tables.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one query can name, pinned. Names are lower case; tables that are not of the build are
 * qualified by their schema: {@code information_schema.columns}, {@code _codeweft.builds_v1}.
 */
public final class QueryTables {

  /** Schema of the registry's own tables, and the repository they are stored under. */
  public static final String SYSTEM = "_codeweft";

  private final SortedMap<String, QueryTable> tables = new TreeMap<>();

  /** The tables of a completed build, by name and qualified by the name of its graph. */
  public QueryTables withBuild(Warehouse warehouse, BuildRecord build) {
    return withTables(warehouse, build.graphName(), build.snapshot());
  }

  /** Tables by name and qualified by a schema. */
  public QueryTables withTables(
      Warehouse warehouse, String schema, Map<String, TableVersion> versions) {
    DeltaTables delta = new DeltaTables(false);
    versions.forEach(
        (name, version) -> {
          QueryTable table =
              new QueryTable.Stored(
                  delta.at(warehouse.resolve(version.location()), version.version()));
          tables.put(name, table);
          tables.put(schema + "." + name, table);
        });
    return this;
  }

  /** The latest version of each of the registry's own tables. */
  public QueryTables withSystem(Warehouse warehouse) {
    Path folder = warehouse.resolve(Warehouse.location(SYSTEM, "x")).getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return this;
    }
    DeltaTables delta = new DeltaTables(false);
    try (Stream<Path> found = Files.list(folder)) {
      for (Path table : found.sorted().toList()) {
        delta
            .latest(table)
            .ifPresent(
                snapshot ->
                    tables.put(
                        SYSTEM + "." + table.getFileName(), new QueryTable.Stored(snapshot)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the registry's own tables cannot be listed: " + folder, e);
    }
    return this;
  }

  /** Tables that are made when they are read. */
  public QueryTables withMade(String schema, Map<String, MemoryTable> made) {
    made.forEach((name, table) -> tables.put(schema + "." + name, new QueryTable.Made(table)));
    return this;
  }

  /** Columns of every table, as the lane wants them. */
  public SortedMap<String, Schema> schemas() {
    SortedMap<String, Schema> schemas = new TreeMap<>();
    tables.forEach((name, table) -> schemas.put(name, table.schema()));
    return schemas;
  }

  QueryTable table(String name) {
    QueryTable table = tables.get(name);
    if (table == null) {
      throw new TableException("there is no table '" + name + "' to query");
    }
    return table;
  }
}
