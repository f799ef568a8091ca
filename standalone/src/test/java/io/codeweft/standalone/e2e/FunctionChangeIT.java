package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.codeweft.contracts.graph.StageProgram;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.standalone.sql.LastBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A release in which a function is implemented in another way. */
class FunctionChangeIT {
  private final Path folder = Workspace.folder("functions");
  private final SampleRepository repository = SampleRepository.below(folder);
  private final Path warehouse = folder.resolve("warehouse");

  @Test
  void exactlyTheViewsThatUseItAreRebuiltAndTheirTablesTellTheTrueDifference() {
    run(Program.jar("standalone"));
    WarehouseTables first = WarehouseTables.lastBuild(warehouse);

    Set<String> rebuilt =
        run(OtherRelease.with("qname_last", edit("string_split(qname, '.')[-1]", "(%s)")));
    assertThat(rebuilt).isEqualTo(tablesThatUse("qname_last")).isNotEmpty();
    WarehouseTables same = WarehouseTables.lastBuild(warehouse);
    same.assertSameRows(first);
    assertThat(same.versions()).as("no row has changed").isEqualTo(first.versions());

    Path greatest = OtherRelease.with("any_value_det", FunctionChangeIT::greatest);
    Set<String> again = run(greatest);
    WarehouseTables other = WarehouseTables.lastBuild(warehouse);
    Set<String> changed = new TreeSet<>();
    for (String table : other.names()) {
      long rows =
          ChangeFeed.assertTrueDifference(
              table, same.table(table), other.table(table), other.key(table));
      if (rows > 0) {
        changed.add(table);
      }
    }
    Set<String> users = tablesThatUse("any_value_det");
    users.addAll(tablesThatUse("qname_last"));
    assertThat(changed).as("values that are another one of their group").isNotEmpty();
    assertThat(again).isEqualTo(withReaders(users, changed));

    Path fresh = folder.resolve("fresh");
    run(greatest, fresh);
    other.assertSameRows(WarehouseTables.lastBuild(fresh));
  }

  private static UnaryOperator<String> edit(String text, String pattern) {
    return yaml -> yaml.replace("macro: " + text, "macro: " + pattern.formatted(text));
  }

  /** The greatest value of the group in the place of the least. */
  private static String greatest(String yaml) {
    return yaml.substring(0, yaml.indexOf("examples:"))
        + """
        examples:
          - {call: "(SELECT any_value_det(v) FROM (VALUES ('b'), ('a'), (NULL)) t(v))", result: "'b'"}
        golden:
          - {rows: [["b"], ["a"], ["c"]], result: "c"}
          - {rows: [["b"], [null], ["a"]], result: "b"}
          - {rows: [[null], [null]], result: null}
          - {rows: [], result: null}
          - {rows: [[""]], result: ""}
          - {rows: [["\uFFFF"], ["🐍"]], result: "🐍"}
          - {rows: [[9223372036854775807], [-9223372036854775808], [0]], result: 9223372036854775807}
          - {rows: [[true], [false]], result: true}
          - {rows: [["a\0"], ["a"]], result: "a\0"}
        bindings:
          duckdb:
            macro: max(x)
        """;
  }

  /** Tables whose program, or that of a gate, calls the function. */
  private Set<String> tablesThatUse(String function) {
    ViewGraph graph = LastBuild.of(warehouse, SampleRepository.NAME).graph();
    Set<String> tables = new TreeSet<>();
    for (ViewArtefact view : graph.views()) {
      if (view.contract().materialize()
          && programs(graph, view.name())
              .flatMap(program -> program.views().stream())
              .anyMatch(part -> part.functions().contains(function))) {
        tables.add(view.name());
      }
    }
    return tables;
  }

  /** With the tables that read a changed one. */
  private Set<String> withReaders(Set<String> tables, Set<String> changed) {
    ViewGraph graph = LastBuild.of(warehouse, SampleRepository.NAME).graph();
    Set<String> all = new TreeSet<>(tables);
    for (ViewArtefact view : graph.views()) {
      if (view.contract().materialize()
          && StageProgram.pinned(graph, view.name()).stream().anyMatch(changed::contains)) {
        all.add(view.name());
      }
    }
    return all;
  }

  private static Stream<StageProgram> programs(ViewGraph graph, String table) {
    List<StageProgram> programs = new ArrayList<>(List.of(StageProgram.of(graph, table)));
    StageProgram.gates(graph, table)
        .forEach(gate -> programs.add(StageProgram.of(graph, gate.name())));
    return programs.stream();
  }

  private Set<String> run(Path program) {
    return run(program, warehouse);
  }

  /** The tables that the run has computed. */
  private Set<String> run(Path program, Path into) {
    List<String> command =
        Program.weft(program, "run", repository.path(), "--warehouse", into.toString(), "--json");
    try (WeftProcess process = WeftProcess.start(Map.of(), command)) {
      WeftProcess.Ended ended = process.await(WeftProcess.LIMIT);
      assertThat(ended.exitCode()).describedAs("%s", ended).isZero();
      JsonNode summary = new JsonMapper().readTree(ended.out());
      assertThat(summary.path("status").asText()).isEqualTo("completed");
      Set<String> computed = new TreeSet<>();
      summary.at("/views/computed").forEach(name -> computed.add(name.asText()));
      return computed;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
