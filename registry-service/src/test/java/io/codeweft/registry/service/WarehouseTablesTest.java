package io.codeweft.registry.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.Warehouse;
import io.codeweft.testkit.TestTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTablesTest {
  private static final Schema SCHEMA = Schema.parse("struct<x:string!>");

  @TempDir Path directory;

  @Test
  void aTableThatNobodyCommittedHasNoBase() {
    WarehouseTables tables = new WarehouseTables(Warehouse.at(directory));
    assertThat(tables.base("r", "v", 1)).isEmpty();
    assertThat(tables.lastBuild("r", "v")).isZero();
  }

  @Test
  void theBaseIsTheLastVersionThatTheBuildHasNotCommittedItself() {
    commit(0, 3, "SELECT 'a' AS x");
    WarehouseTables tables = new WarehouseTables(Warehouse.at(directory));
    assertThat(tables.base("r", "v", 3)).isEmpty();
    assertThat(tables.base("r", "v", 4)).contains(new TableVersion("tables/r/v", 0, 1));

    commit(1, 7, "SELECT 'b' AS x UNION ALL SELECT 'c'");
    assertThat(tables.base("r", "v", 7)).contains(new TableVersion("tables/r/v", 0, 1));
    assertThat(tables.base("r", "v", 8)).contains(new TableVersion("tables/r/v", 1, 3));
    assertThat(tables.lastBuild("r", "v")).isEqualTo(7);
  }

  private void commit(long version, long build, String rows) {
    Path table = directory.resolve("tables/r/v").toAbsolutePath();
    DataFile file =
        new TestTables(directory).write(table, "part-" + version + ".parquet", SCHEMA, rows);
    CommitResult result =
        new DeltaTables(false)
            .commit(
                new CommitRequest(
                    table,
                    SCHEMA,
                    Map.of(),
                    version == 0 ? OptionalLong.empty() : OptionalLong.of(version - 1),
                    List.of(file),
                    List.of(),
                    List.of(),
                    BuildChanged.TRANSACTION,
                    build));
    assertThat(result).isInstanceOf(CommitResult.Committed.class);
  }
}
