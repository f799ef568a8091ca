package io.codeweft.materializer;

import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.json.Json;
import io.codeweft.engine.Changes;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.WrittenFile;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import io.codeweft.testkit.TestTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes what a worker would: real files beside the table, and the event that tells of them. */
final class SampleWorker {
  static final String REPO = "r";

  private final TestTables tables;
  private final ViewGraph graph;
  private final String graphObject;
  private final Map<String, TableVersion> inputs = new TreeMap<>();

  SampleWorker(TestTables tables, ViewGraph graph) {
    this.tables = tables;
    this.graph = graph;
    this.graphObject = tables.warehouse().objects().put(Json.bytes(graph));
  }

  /** Pins a table for all further tasks. */
  SampleWorker pin(String name, TableVersion version) {
    inputs.put(name, version);
    return this;
  }

  /** Pins the dataset of known files. */
  SampleWorker files(String... paths) {
    String rows = "select unnest(['" + String.join("', '", paths) + "']) as path";
    return pin("files", tables.commit(REPO, "files", SampleGraph.FILES, rows));
  }

  /**
   * A task that computed the rows of a query for a view.
   *
   * @param base the version it is compared with, or null for a new table
   */
  ViewComputed compute(long build, String view, String query, @Nullable Long base) {
    ViewArtefact artefact = graph.view(view).orElseThrow();
    String taskId = BuildTask.id(buildId(build), view, Shard.ALL);
    return task(build, taskId, output(taskId, artefact, query, base));
  }

  ViewComputed task(long build, String taskId, ComputedOutput output) {
    return new ViewComputed(
        taskId,
        buildId(build),
        build,
        REPO,
        graphObject,
        output.view(),
        Shard.ALL,
        inputs,
        List.of(output),
        graph.functionLibrary(),
        graph.view(output.view()).map(ViewArtefact::functions).orElse(List.of()),
        "w",
        0,
        null);
  }

  static String buildId(long build) {
    return Digest.sha256Hex("build " + build).substring(0, 32);
  }

  private ComputedOutput output(
      String taskId, ViewArtefact view, String query, @Nullable Long base) {
    String location = Warehouse.location(REPO, view.name());
    Path table = tables.warehouse().resolve(location);
    String hash = Digest.sha256Hex(taskId).substring(0, 16);
    return tables.session(
        List.of(),
        List.of(table),
        session -> {
          String data = "part-" + hash + ".parquet";
          session.define("computed", query, true);
          WrittenFile rows =
              session.write("computed", view.schema(), List.of("id"), table.resolve(data));
          ComputedOutput all =
              new ComputedOutput(
                  view.name(),
                  location,
                  view.schema(),
                  view.fingerprint(),
                  base,
                  true,
                  rows.rows() == 0 ? List.of() : List.of(file(data, rows)),
                  null,
                  rows.rows(),
                  rows.rows(),
                  0,
                  0);
          return base == null
              ? all
              : difference(session, view, all, hash, new DeltaTables(false).at(table, base));
        });
  }

  private static ComputedOutput difference(
      EngineSession session,
      ViewArtefact view,
      ComputedOutput all,
      String hash,
      TableSnapshot base) {
    if (!base.schema().equals(view.schema())) {
      return changed(all, all.files(), null, all.rows(), 0, base.rows());
    }
    String path = "_change_data/cdc-" + hash + ".parquet";
    session.table("base", view.schema(), base.paths());
    try {
      List<String> key = view.contract().key();
      Changes changes =
          session.changes("computed", "base", view.schema(), key, key, base.root().resolve(path));
      WrittenFile file = changes.file();
      return changed(
          all,
          file == null ? List.of() : all.files(),
          file == null ? null : file(path, file),
          changes.inserted(),
          changes.updated(),
          changes.deleted());
    } catch (EngineException withoutUniqueKey) {
      return changed(all, all.files(), null, all.rows(), 0, base.rows());
    }
  }

  private static ComputedOutput changed(
      ComputedOutput all,
      List<DataFile> files,
      @Nullable DataFile changes,
      long inserted,
      long updated,
      long deleted) {
    return new ComputedOutput(
        all.view(),
        all.location(),
        all.schema(),
        all.fingerprint(),
        all.base(),
        inserted + updated + deleted > 0,
        files,
        changes,
        all.rows(),
        inserted,
        updated,
        deleted);
  }

  private static DataFile file(String path, WrittenFile file) {
    return new DataFile(path, file.sizeBytes(), file.rows(), file.columns());
  }
}
