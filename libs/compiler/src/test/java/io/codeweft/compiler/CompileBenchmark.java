package io.codeweft.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.codeweft.compiler.generate.ViewGenerator;
import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.functions.duckdb.DuckDbFunctions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What compiling costs, beside what DuckDB takes to plan the programs that come out. Not part of
 * the tests: benchmarks/README.md has the command.
 */
class CompileBenchmark {
  private static final int COPIES = 9;
  private static final int WARM_PASSES = 4;
  private static final double NANOS_PER_MILLI = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final PolicyLane lane = new PolicyLane(FunctionLibrary.standard().snapshot());
  private final Pack pack = PackReader.read(PackBundle.builtIn("python"));

  private interface Work {
    ViewGraph run() throws Exception;
  }

  @Test
  void report() throws Exception {
    List<ViewSource> views = ViewGenerator.generate(pack);
    List<ViewSource> many = copied(views);
    assertThat(many).hasSizeGreaterThanOrEqualTo(400);
    print("| what | views | ms wall | ms CPU | ms CPU of the process | ms CPU / view |");
    print("|---|---|---|---|---|---|");
    measured("generated graph, cold JVM", () -> compile(many));
    ViewGraph graph = measured("python pack, first time", () -> compile(views));
    for (int i = 0; i < WARM_PASSES; i++) {
      graph = measured("python pack, warm", () -> compile(views));
    }
    measured("generated graph, warm", () -> compile(many));
    ViewGraph compiled = graph;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      DuckDbFunctions.bind(connection, FunctionLibrary.standard());
      for (DatasetDeclaration dataset : compiled.datasets()) {
        statement.execute(DuckTypes.createTable(dataset.name(), dataset.schema()));
      }
      for (ViewArtefact view : compiled.views()) {
        statement.execute(DuckTypes.createTable(view.name(), view.schema()));
      }
      for (int i = 0; i < 2; i++) {
        measured("python pack, DuckDB plans its programs", () -> planned(compiled, statement));
      }
    }
  }

  private static ViewGraph planned(ViewGraph graph, Statement statement) throws Exception {
    for (ViewArtefact view : graph.views()) {
      statement.execute("EXPLAIN " + view.sql().get("duckdb"));
    }
    return graph;
  }

  private ViewGraph compile(List<ViewSource> views) throws CompileException {
    return lane.compile("python", pack.datasets(), views);
  }

  private ViewGraph measured(String what, Work work) throws Exception {
    long wall = System.nanoTime();
    long thread = threads.getCurrentThreadCpuTime();
    long all = process.getProcessCpuTime();
    ViewGraph graph = work.run();
    double threadMillis = (threads.getCurrentThreadCpuTime() - thread) / NANOS_PER_MILLI;
    print(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.0f | %.0f | %.0f | %.2f |",
            what,
            graph.views().size(),
            (System.nanoTime() - wall) / NANOS_PER_MILLI,
            threadMillis,
            (process.getProcessCpuTime() - all) / NANOS_PER_MILLI,
            threadMillis / graph.views().size()));
    return graph;
  }

  /** The views written as SQL several times over, each copy reading its own. */
  private static List<ViewSource> copied(List<ViewSource> views) {
    Set<String> written = new LinkedHashSet<>();
    views.stream()
        .filter(view -> view.definition() instanceof ViewSource.SqlText)
        .forEach(view -> written.add(view.name()));
    Pattern names = Pattern.compile("\\b(" + String.join("|", written) + ")\\b");
    List<ViewSource> all =
        views.stream()
            .map(view -> intermediate(view, view.name(), view.definition()))
            .collect(Collectors.toCollection(ArrayList::new));
    for (int copy = 1; copy < COPIES; copy++) {
      String suffix = "_" + copy;
      for (ViewSource view : views) {
        if (view.definition() instanceof ViewSource.SqlText(String text)) {
          all.add(
              intermediate(
                  view,
                  view.name() + suffix,
                  new ViewSource.SqlText(names.matcher(text).replaceAll("$1" + suffix))));
        }
      }
    }
    return all;
  }

  private static ViewSource intermediate(
      ViewSource view, String name, ViewSource.Definition definition) {
    return new ViewSource(
        name, view.file(), view.place(), view.item(), definition, ViewContract.intermediate());
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
