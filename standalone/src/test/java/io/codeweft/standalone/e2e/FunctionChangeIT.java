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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A release in which a function is implemented in another way. */
class FunctionChangeIT {
  private static final String FUNCTION = "qname_last";
  private final Path folder = Workspace.folder("functions");
  private final SampleRepository repository = SampleRepository.below(folder);
  private final Path warehouse = folder.resolve("warehouse");

  @Test
  void exactlyTheViewsThatUseItAreRebuiltAndTheirTablesTellTheTrueDifference() {
    run(Program.jar("standalone"));
    WarehouseTables first = WarehouseTables.lastBuild(warehouse);

    Set<String> rebuilt = run(OtherRelease.with(FUNCTION, FunctionChangeIT::inParentheses));
    assertThat(rebuilt).isEqualTo(tablesThatUse(FUNCTION)).isNotEmpty();
    WarehouseTables same = WarehouseTables.lastBuild(warehouse);
    same.assertSameRows(first);
    assertThat(same.versions()).as("no row has changed").isEqualTo(first.versions());

    Path next = OtherRelease.with(FUNCTION, FunctionChangeIT::blindToPackages);
    Set<String> again = run(next);
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
    assertThat(changed).as("packages are modules now").isNotEmpty();
    assertThat(again).isEqualTo(withReaders(tablesThatUse(FUNCTION), changed));

    Path fresh = folder.resolve("fresh");
    run(next, fresh);
    other.assertSameRows(WarehouseTables.lastBuild(fresh));
  }

  /** Other text of the same meaning. */
  private static String inParentheses(String yaml) {
    return yaml.replaceFirst("macro: \"(.*)\"", "macro: \"($1)\"");
  }

  /** Another meaning, by which the pack finds no packages. */
  private static String blindToPackages(String yaml) {
    return yaml.replaceFirst("macro: \"(.*)\"", "macro: \"replace($1, '__init__', 'init')\"");
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
