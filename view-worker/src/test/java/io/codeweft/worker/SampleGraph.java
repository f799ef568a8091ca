package io.codeweft.worker;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.BuildTask;
import io.codeweft.contracts.event.Shard;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.tables.ObjectStore;
import io.codeweft.testkit.TestViews;
import java.util.List;
import java.util.Map;

/**
 * A graph of a dataset and a table over it through a shared intermediate; the table may also read
 * an optional dataset:
 *
 * <pre>
 * files(path, size) -> sizes(path, size, big) -> report(path, label)
 * labels(path, label)                         ->
 * </pre>
 */
public final class SampleGraph {
  public static final String REPO = "r";
  public static final Schema FILES = Schema.parse("struct<path:string!,size:int64>");
  public static final Schema REPORT = Schema.parse("struct<path:string!,label:string>");

  private static final Schema LABELS = Schema.parse("struct<path:string!,label:string>");
  private static final Schema SIZES = Schema.parse("struct<path:string!,size:int64,big:bool>");
  private static final String SIZES_SQL = "select path, size, size > 10 as big from files";

  /** Reads the intermediate twice. */
  public static final String REPORT_SQL =
      """
      select path, case when big then 'big' else 'small' end as label from sizes
      where size <= (select max(size) from sizes)
      """;

  private SampleGraph() {}

  /** The sample with another program for the report. */
  public static ViewGraph graph(String reportSql) {
    return graph(FunctionLibrary.standard().snapshot().libraryHash(), REPORT, reportSql);
  }

  public static ViewGraph graph(String functionLibrary, Schema report, String reportSql) {
    return ViewGraph.of(
        "sample",
        TestViews.POLICY,
        TestViews.FUNCTIONS.hash(),
        functionLibrary,
        List.of(
            new DatasetDeclaration(
                "files",
                FILES,
                List.of("path"),
                List.of("path"),
                "path",
                new DatasetDeclaration.Evidence("files", 1, "none", true),
                DatasetDeclaration.Evolution.STRICT),
            new DatasetDeclaration(
                "labels",
                LABELS,
                List.of("path"),
                List.of("path"),
                "path",
                new DatasetDeclaration.Evidence("labels", 2, "none", false),
                DatasetDeclaration.Evolution.STRICT)),
        List.of(
            view("sizes", SIZES, List.of("files"), SIZES_SQL, ViewContract.intermediate()),
            view(
                "report",
                report,
                List.of("files", "labels", "sizes"),
                reportSql,
                table(List.of("path"))),
            view("keyless", report, List.of("sizes"), reportSql, table(List.of()))));
  }

  /** Stores the graph and makes its task for the report. */
  public static ViewReady task(
      ObjectStore objects,
      ViewGraph graph,
      long build,
      Map<String, TableVersion> inputs,
      Map<String, TableVersion> bases) {
    return task(objects.put(Json.bytes(graph)), graph, "report", build, inputs, bases);
  }

  public static ViewReady task(
      String graphObject,
      ViewGraph graph,
      String view,
      long build,
      Map<String, TableVersion> inputs,
      Map<String, TableVersion> bases) {
    String buildId = Digest.sha256Hex("build " + build).substring(0, 32);
    return new ViewReady(
        BuildTask.id(buildId, view, Shard.ALL),
        buildId,
        build,
        REPO,
        graph.name(),
        graph.version(),
        graphObject,
        view,
        Shard.ALL,
        List.of(view),
        inputs,
        bases);
  }

  private static ViewContract table(List<String> key) {
    return new ViewContract(true, key, List.of("path"), "path", List.of(), List.of(), null, null);
  }

  private static ViewArtefact view(
      String name, Schema schema, List<String> reads, String sql, ViewContract contract) {
    List<String> functions = sql.contains("stable_id") ? List.of("stable_id") : List.of();
    return TestViews.view(name, schema, reads, functions, sql, contract);
  }
}
