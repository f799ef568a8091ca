package io.codeweft.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageProgramTest {
  private static final ViewGraph GRAPH =
      ViewGraph.of(
          "g",
          "p",
          "f",
          "l",
          List.of(),
          List.of(
              intermediate("a", "dataset"),
              table("b", List.of(), "a"),
              intermediate("c", "a", "b"),
              intermediate("d", "a", "c"),
              table("e", List.of(new ViewContract.Reference(List.of("x"), "z", List.of("x"))), "d"),
              gate("e_gate", "e", "e", "sizes"),
              table("z", List.of(), "dataset")));

  @Test
  void aProgramStopsAtTablesAndKeepsTheOrder() {
    StageProgram program = StageProgram.of(GRAPH, "e");
    assertThat(program.views()).extracting(ViewArtefact::name).containsExactly("a", "c", "d", "e");
    assertThat(program.inputs()).containsExactly("b", "dataset");
    assertThat(program.shared()).containsExactly("a");
  }

  @Test
  void whatIsPinnedIncludesGatesAndReferencesButNotTheViewItself() {
    assertThat(StageProgram.pinned(GRAPH, "e")).containsExactly("b", "dataset", "sizes", "z");
  }

  @Test
  void anUnknownViewIsRefused() {
    assertThatThrownBy(() -> StageProgram.of(GRAPH, "nope")).hasMessageContaining("'nope'");
  }

  private static ViewArtefact intermediate(String name, String... reads) {
    return view(name, ViewContract.intermediate(), reads);
  }

  private static ViewArtefact table(
      String name, List<ViewContract.Reference> references, String... reads) {
    return view(name, contract(true, references, null), reads);
  }

  private static ViewArtefact gate(String name, String of, String... reads) {
    return view(name, contract(false, List.of(), of), reads);
  }

  private static ViewContract contract(
      boolean materialize, List<ViewContract.Reference> references, @Nullable String gateOf) {
    return new ViewContract(
        materialize, List.of("x"), List.of("x"), "x", List.of(), references, null, gateOf);
  }

  private static ViewArtefact view(String name, ViewContract contract, String... reads) {
    return new ViewArtefact(
        name,
        name + ".sql",
        name,
        "{}",
        Schema.parse("struct<x:string>"),
        List.of(reads),
        List.of(),
        List.of(),
        Map.of(),
        Lineage.none(),
        Facets.none(),
        Partitioning.whole("made for a test"),
        name,
        Map.of(),
        Map.of(),
        contract);
  }
}
