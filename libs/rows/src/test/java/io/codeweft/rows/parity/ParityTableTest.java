package io.codeweft.rows.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.rows.parity.ParityTable.Told;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityTableTest {
  private static final ParityFilter ANY = new ParityFilter(null, null, null, null, false);

  @TempDir Path dir;
  private ParityTable table;

  @BeforeEach
  void open() {
    table = new ParityTable(Warehouse.at(dir), false);
  }

  @Test
  void aBatchIsOneCommitAndEveryReportIsInTheTableOnce() {
    List<Told> first = List.of(commit("nodes"), commit("edges"), commit("nodes"));
    assertThat(table.append(first)).isEqualTo(2);
    assertThat(table.append(first)).as("delivered again").isZero();
    assertThat(table.append(List.of(commit("edges"), commit("props")))).isEqualTo(1);
    TableSnapshot snapshot = latest();
    assertThat(snapshot.version()).isEqualTo(1);
    assertThat(snapshot.rows()).isEqualTo(3);
    assertThat(table.newest(ANY, Long.MAX_VALUE, 10))
        .extracting(row -> row.sequence() + " " + row.report().view() + " " + row.checkedAt())
        .containsExactly(
            "2 props 2026-01-02T03:04:05Z",
            "1 edges 2026-01-02T03:04:05Z",
            "0 nodes 2026-01-02T03:04:05Z");
  }

  @Test
  void anotherResultOfTheSameCheckIsAnotherReport() {
    table.append(List.of(commit("nodes"), commit("nodes", "drift")));
    assertThat(table.append(List.of(commit("nodes", "drift")))).isZero();
    assertThat(table.newest(ANY, Long.MAX_VALUE, 10)).hasSize(2);
  }

  @Test
  void whatIsWrittenIsRead() {
    ParityChecked start =
        ParityChecked.ofProcess("view-worker a:1", "snap", List.of("f", "g"), List.of("é", ""));
    ParityChecked registration =
        new ParityChecked(
            null,
            null,
            "v",
            ParityChecked.REGISTRATION,
            "snap",
            List.of(),
            List.of(),
            "python",
            "abc",
            "registry");
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    table.append(List.of(new Told(start, at), new Told(registration, at), commit("nodes")));
    assertThat(table.newest(ANY, Long.MAX_VALUE, 10))
        .extracting(ParityReport::report)
        .containsExactly(commit("nodes").report(), registration, start);
  }

  @Test
  void pagesGoBackThroughManyCommits() {
    for (int i = 0; i < 7; i++) {
      table.append(List.of(commit("v" + 2 * i), commit("v" + (2 * i + 1), "wrong")));
    }
    List<ParityReport> page = table.newest(ANY, Long.MAX_VALUE, 5);
    assertThat(page).extracting(ParityReport::sequence).containsExactly(13L, 12L, 11L, 10L, 9L);
    page = table.newest(ANY, 9, 100);
    assertThat(page).hasSize(9);
    assertThat(table.newest(filter("v4", null, false), Long.MAX_VALUE, 5))
        .extracting(ParityReport::sequence)
        .containsExactly(4L);
    assertThat(table.newest(filter(null, "b", true), 9, 3))
        .extracting(ParityReport::sequence)
        .containsExactly(7L, 5L, 3L);
    assertThat(table.newest(filter(null, "other", false), Long.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  void severalWritersLoseAndDoubleNothing() throws Exception {
    List<Callable<Integer>> writers =
        IntStream.range(0, 3)
            .<Callable<Integer>>mapToObj(
                writer ->
                    () -> {
                      ParityTable own = new ParityTable(Warehouse.at(dir), false);
                      int added = 0;
                      for (int i = 0; i < 5; i++) {
                        added += own.append(List.of(commit("v" + i), commit("w" + writer + i)));
                      }
                      return added;
                    })
            .toList();
    int added = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (var done : threads.invokeAll(writers)) {
        added += done.get();
      }
    }
    assertThat(added).isEqualTo(20);
    assertThat(table.newest(ANY, Long.MAX_VALUE, 100))
        .extracting(ParityReport::sequence)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> 19L - i).toList());
  }

  private TableSnapshot latest() {
    return new DeltaTables(false)
        .latest(Warehouse.at(dir).resolve(ParityTable.LOCATION))
        .orElseThrow();
  }

  private static ParityFilter filter(
      @Nullable String view, @Nullable String build, boolean findings) {
    return new ParityFilter(view, null, build, null, findings);
  }

  private static Told commit(String view, String... findings) {
    return new Told(
        new ParityChecked(
            "b",
            "r",
            view,
            ParityChecked.COMMIT,
            "snap",
            List.of("stable_id"),
            List.of(findings),
            "python",
            "v1",
            "materializer"),
        Instant.parse("2026-01-02T03:04:05Z"));
  }
}
