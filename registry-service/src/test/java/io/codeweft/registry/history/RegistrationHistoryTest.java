package io.codeweft.registry.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.graph.Finding;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationHistoryTest {
  private static final String TIME = "2026-01-01T00:00:00Z";

  @TempDir Path directory;
  private RegistrationHistory history;

  @BeforeEach
  void open() {
    history = new RegistrationHistory(Warehouse.at(directory), false);
  }

  @Test
  void rowsAreReadBackAsTheyWereWritten() {
    RegistrationRecord done =
        RegistrationRecord.of(
            event("g", 1, ViewGraphRegistered.Kind.ROLLED_BACK),
            "digest",
            new RegistrationRecord.Shape("policy", 1, 2, 3),
            new RegistrationRecord.Effort(4, 5, 0.5, 0.25),
            List.of(Finding.ofPack("function-removed", "it is gone")),
            TIME);
    RegistrationRecord bare =
        RegistrationRecord.of(
            event("g", 2, ViewGraphRegistered.Kind.DELETED), null, null, null, List.of(), TIME);
    RegistrationRecord refused = refused("ü", 3);
    List.of(done, bare, refused).forEach(history::append);
    assertThat(history.all()).containsExactly(done.at(0), bare.at(1), refused.at(2));
    assertThat(new RegistrationHistory(Warehouse.at(directory), false).all())
        .isEqualTo(history.all());
    assertThat(history.of("g")).extracting(RegistrationRecord::number).containsExactly(1L, 2L);
    assertThat(history.lastNumber("g")).isEqualTo(2);
    assertThat(history.lastNumber("ü")).isZero();
  }

  @Test
  void aRegistrationIsRecordedOnceWhoeverTellsOfIt() {
    RegistrationRecord first =
        RegistrationRecord.of(
            event("g", 1, ViewGraphRegistered.Kind.REGISTERED), null, null, null, List.of(), TIME);
    history.append(first);
    new RegistrationHistory(Warehouse.at(directory), false).append(first);
    history.append(first);
    assertThat(history.all()).containsExactly(first);
  }

  @Test
  void ofManyRefusalsTheNewestAreKeptWithTheFirstOfTheirFindings() {
    RegistrationRecord done =
        RegistrationRecord.of(
            event("g", 1, ViewGraphRegistered.Kind.REGISTERED), null, null, null, List.of(), TIME);
    history = new RegistrationHistory(Warehouse.at(directory), false, 3);
    history.append(done);
    int more = 2;
    for (int i = 0; i < 3 + more; i++) {
      history.append(refused("g", i == 0 ? 1 : RegistrationRecord.MAX_FINDINGS + 1));
    }
    List<RegistrationRecord> rows = history.all();
    assertThat(rows).hasSize(3 + 1);
    assertThat(rows.getFirst()).isEqualTo(done);
    assertThat(rows.get(1).sequence()).isEqualTo(more + 1);
    assertThat(rows.getLast().findings()).hasSize(RegistrationRecord.MAX_FINDINGS);
    assertThat(rows.getLast().findingCount()).isEqualTo(RegistrationRecord.MAX_FINDINGS + 1);
    assertThat(
            new DeltaTables(false)
                .latest(directory.resolve(RegistrationHistory.LOCATION))
                .orElseThrow()
                .files())
        .hasSize(rows.size());
    assertThat(new RegistrationHistory(Warehouse.at(directory), false).all()).isEqualTo(rows);
  }

  private static ViewGraphRegistered event(
      String name, long number, ViewGraphRegistered.Kind kind) {
    return new ViewGraphRegistered(
        name, "version", number, "functions", "graph", "pack", kind, 7L, "because");
  }

  private static RegistrationRecord refused(String name, int findings) {
    return RegistrationRecord.refused(
        name,
        null,
        null,
        "digest",
        IntStream.range(0, findings)
            .mapToObj(i -> new Finding("code", "file", i, 1, "message", null, "view", null))
            .toList(),
        0.5,
        TIME);
  }
}
