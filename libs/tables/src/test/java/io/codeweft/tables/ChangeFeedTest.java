package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A consumer that applies the change feed holds the table: rows(n-1) - deletes + inserts = rows(n),
 * for every version of a random history that is long enough for a checkpoint.
 */
final class ChangeFeedTest {
  private static final Schema SCHEMA = Schema.parse("struct<id:int64!,name:string>");
  private static final int COMMITS = 120;
  private static final int MAX_LIVE = 6;

  @TempDir Path table;
  private final DeltaTables tables = new DeltaTables(false);

  @Test
  void applyingTheFeedGivesEveryVersion() throws Exception {
    long seed = 20_260_101;
    Random random = new Random(seed);
    try (Duck duck = new Duck()) {
      for (int n = 0; n < COMMITS; n++) {
        commit(duck, random, n);
      }
      try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
        assertThat(log.filter(file -> file.toString().contains(".checkpoint."))).hasSize(1);
      }
      List<VersionChanges> feed = tables.changes(table, -1, COMMITS - 1);
      assertThat(feed).extracting(VersionChanges::version).hasSize(COMMITS).isSorted();
      List<String> held = new ArrayList<>();
      for (VersionChanges version : feed) {
        apply(duck, version, held);
        assertThat(duck.rows(tables.at(table, version.version()).paths(), "id, name"))
            .as("seed %d, version %d", seed, version.version())
            .containsExactlyInAnyOrderElementsOf(held);
      }
      assertThat(held).isNotEmpty();
    }
  }

  /** Deletes must find their row, so a change that never was fails here. */
  private static void apply(Duck duck, VersionChanges version, List<String> held) {
    List<String> out = new ArrayList<>(duck.rows(version.deleted(), "id, name"));
    List<String> in = new ArrayList<>(duck.rows(version.inserted(), "id, name"));
    for (String change : duck.rows(version.changed(), "_change_type, id, name")) {
      String row = change.substring(change.indexOf('|') + 1);
      (change.startsWith("delete|") || change.startsWith("update_preimage|") ? out : in).add(row);
    }
    for (String row : out) {
      assertThat(held.remove(row)).as("version %d deletes %s", version.version(), row).isTrue();
    }
    held.addAll(in);
  }

  /** Replaces some files by edited ones; with or without files of row changes. */
  private void commit(Duck duck, Random random, int n) throws SQLException {
    Optional<TableSnapshot> before = tables.latest(table);
    List<String> removed = new ArrayList<>();
    for (LiveFile live : before.map(TableSnapshot::files).orElse(List.of())) {
      if (random.nextInt(3) == 0 || before.orElseThrow().files().size() > MAX_LIVE) {
        removed.add(live.path());
      }
    }
    List<DataFile> added = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      added.add(duck.write(table, "part-" + n + ".parquet", newRows(random, removed)));
    }
    List<DataFile> changes = new ArrayList<>();
    if (random.nextBoolean()) {
      String old = rows(removed);
      String now = rows(added.stream().map(DataFile::path).toList());
      String[] files = {
        "SELECT *, 'delete' AS _change_type FROM (%1$s EXCEPT ALL %2$s)",
        "SELECT *, 'insert' AS _change_type FROM (%2$s EXCEPT ALL %1$s)"
      };
      for (String rows :
          random.nextBoolean() ? files : new String[] {String.join(" UNION ALL ", files)}) {
        String file = "_change_data/part-%d-%d.parquet".formatted(n, changes.size());
        changes.add(duck.write(table, file, rows.formatted(old, now)));
      }
    }
    CommitRequest request =
        new CommitRequest(
            table,
            SCHEMA,
            random.nextInt(5) == 0 ? Map.of("codeweft.n", String.valueOf(n)) : Map.of(),
            before.map(b -> OptionalLong.of(b.version())).orElse(OptionalLong.empty()),
            added,
            removed,
            changes,
            "materializer",
            n);
    assertThat(tables.commit(request)).isInstanceOf(CommitResult.Committed.class);
  }

  private String newRows(Random random, List<String> from) {
    String fresh =
        "SELECT (%d + i)::BIGINT AS id, CASE WHEN i %% 3 = 0 THEN NULL ELSE 'n' || i END AS name FROM range(%d) r(i)"
            .formatted(random.nextInt(50), random.nextInt(20));
    return "SELECT * FROM (("
        + rows(from)
        + ") UNION ALL ("
        + fresh
        + ")) WHERE id % 7 <> "
        + random.nextInt(7);
  }

  private String rows(List<String> files) {
    return files.isEmpty()
        ? "SELECT NULL::BIGINT AS id, NULL::VARCHAR AS name WHERE false"
        : "SELECT id, name FROM " + Duck.scan(files.stream().map(table::resolve).toList());
  }
}
