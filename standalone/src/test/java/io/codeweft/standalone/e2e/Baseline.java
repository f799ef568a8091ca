package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Undisturbed runs of the sample repository, as it is and changed: made once, compared with by many
 * tests. Their warehouses are only read.
 */
record Baseline(Path warehouse, WeftProcess.Ended run) {
  private static final ConcurrentHashMap<Boolean, Baseline> MADE = new ConcurrentHashMap<>();

  /** Of the repository as it is. */
  static Baseline original() {
    return MADE.computeIfAbsent(false, Baseline::make);
  }

  /** Of the repository after {@link SampleRepository#change()}, in a warehouse of its own. */
  static Baseline changed() {
    return MADE.computeIfAbsent(true, Baseline::make);
  }

  private static Baseline make(boolean changed) {
    Path folder = Workspace.folder("baseline");
    SampleRepository repository = SampleRepository.below(folder);
    Path warehouse = folder.resolve("warehouse");
    WeftProcess.Ended run =
        WeftProcess.weft(
            "run",
            (changed ? repository.change() : repository).path(),
            "--warehouse",
            warehouse.toString(),
            "--json");
    assertThat(run.exitCode()).describedAs("undisturbed run: %s", run).isZero();
    return new Baseline(warehouse, run);
  }

  WarehouseTables tables() {
    return WarehouseTables.lastBuild(warehouse);
  }
}
