package io.codeweft.registry.service;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.registry.plan.CommittedTables;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.Optional;

/** Reads who committed a table from its transaction id. */
final class WarehouseTables implements CommittedTables {
  private final Warehouse warehouse;
  private final DeltaTables tables = new DeltaTables(false);

  WarehouseTables(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public Optional<TableVersion> base(String repo, String view, long buildNumber) {
    String location = Warehouse.location(repo, view);
    Path table = warehouse.resolve(location);
    TableSnapshot latest = tables.latest(table).orElse(null);
    if (latest == null) {
      return Optional.empty();
    }
    if (lastBuild(latest) != buildNumber) {
      return Optional.of(new TableVersion(location, latest.version(), latest.rows()));
    }
    long before = latest.version() - 1;
    return before < 0
        ? Optional.empty()
        : Optional.of(new TableVersion(location, before, tables.at(table, before).rows()));
  }

  @Override
  public long lastBuild(String repo, String view) {
    return tables
        .latest(warehouse.resolve(Warehouse.location(repo, view)))
        .map(WarehouseTables::lastBuild)
        .orElse(0L);
  }

  private static long lastBuild(TableSnapshot table) {
    return table.transaction(BuildChanged.TRANSACTION).orElse(0);
  }
}
