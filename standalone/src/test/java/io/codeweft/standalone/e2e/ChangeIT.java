package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.tables.DeltaTables;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A repository that changes between two runs: edit, addition, deletion, renaming. */
class ChangeIT {

  @Test
  void theSecondRunEqualsAFreshOneAndTellsTheDifference() {
    Path folder = Workspace.folder("change");
    SampleRepository repository = SampleRepository.below(folder);
    Path warehouse = folder.resolve("warehouse");
    assertRun(repository, warehouse);
    WarehouseTables before = WarehouseTables.lastBuild(warehouse);
    before.assertSameRows(Baseline.original().tables());

    assertRun(repository.change(), warehouse);
    WarehouseTables after = WarehouseTables.lastBuild(warehouse);
    after.assertSameRows(Baseline.changed().tables());

    TreeMap<String, Long> changes = new TreeMap<>();
    for (String table : after.names()) {
      changes.put(
          table,
          ChangeFeed.assertTrueDifference(
              table, before.table(table), after.table(table), after.key(table)));
      assertThat(after.table(table).version())
          .describedAs("version of %s with %d changes", table, changes.get(table))
          .isEqualTo(changes.get(table) == 0 ? 0 : 1);
    }
    // Two edits, an addition, a deletion; a renaming is a deletion and an addition.
    assertThat(changes).containsEntry("repo_files_v1", 8L);
    assertThat(changes).containsEntry("extract_errors_v1", 0L);
    assertThat(changes.get("cpg_nodes_v1")).isPositive().isLessThan(allRows(after));
    DeltaTables delta = new DeltaTables(false);
    assertThat(delta.latest(after.table("cpg_nodes_v1").root()).orElseThrow().version()).isOne();
  }

  private static long allRows(WarehouseTables tables) {
    return tables.table("cpg_nodes_v1").rows();
  }

  private static void assertRun(SampleRepository repository, Path warehouse) {
    WeftProcess.Ended run =
        WeftProcess.weft("run", repository.path(), "--warehouse", warehouse.toString(), "--json");
    assertThat(run.exitCode()).describedAs("%s", run).isZero();
    assertThat(run.out()).contains("\"status\":\"completed\"");
  }
}
