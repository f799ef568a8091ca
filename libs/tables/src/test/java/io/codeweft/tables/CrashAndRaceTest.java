package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrashAndRaceTest {
  private static final int WRITERS = 3;
  private static final int COMMITS_PER_WRITER = 10;

  @TempDir Path table;
  private final DeltaTables tables = new DeltaTables(false);

  /** Version n adds the row n: any loss, doubling or half commit shows in the rows. */
  private void requireEveryVersionOnce() throws SQLException {
    TableSnapshot latest = tables.latest(table).orElseThrow();
    try (Duck duck = new Duck()) {
      assertThat(duck.query("SELECT id FROM " + Duck.scan(latest.paths()) + " ORDER BY id"))
          .isEqualTo(
              LongStream.rangeClosed(0, latest.version()).mapToObj(String::valueOf).toList());
    }
  }

  @Test
  void aKilledWriterLeavesWholeVersions() throws Exception {
    long acknowledged = -1;
    for (int lines : new int[] {1, 5, 9}) {
      Process writer =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  CommitLoop.class.getName(),
                  table.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader output = writer.inputReader();
      List<String> said = new ArrayList<>();
      while (said.size() < lines) {
        String line = String.valueOf(output.readLine());
        if (line.startsWith("committed ") || line.startsWith("seen ")) {
          said.add(line);
        } else {
          assertThat(line).doesNotContain("conflict").isNotEqualTo("null");
        }
      }
      writer.destroyForcibly().waitFor();

      if (acknowledged >= 0) {
        assertThat(said.getFirst()).startsWith("seen ");
      }
      String last = said.getLast();
      acknowledged = Long.parseLong(last.substring(last.indexOf(' ') + 1));
      assertThat(tables.latest(table).orElseThrow().version()).isGreaterThanOrEqualTo(acknowledged);
      requireEveryVersionOnce();
    }
  }

  @Test
  void writersThatRaceLoseNothing() throws Exception {
    Callable<Integer> writer =
        () -> {
          int committed = 0;
          try (Duck duck = new Duck()) {
            while (committed < COMMITS_PER_WRITER) {
              long next = tables.latest(table).map(latest -> latest.version() + 1).orElse(0L);
              if (CommitLoop.append(tables, duck, table, next).startsWith("committed")) {
                committed++;
              }
            }
          }
          return committed;
        };
    int committed = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(writer));
      }
      for (Future<Integer> one : writers) {
        committed += one.get();
      }
    }
    // all writers share one application id, so a version that is "seen" is another writer's
    assertThat(tables.latest(table).orElseThrow().version()).isEqualTo(committed - 1);
    requireEveryVersionOnce();
  }
}
