package io.codeweft.tables.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.CommitResult;
import io.codeweft.tables.CommitResult.AlreadyCommitted;
import io.codeweft.tables.CommitResult.Committed;
import io.codeweft.tables.CommitResult.Conflict;
import io.codeweft.tables.Duck;
import io.codeweft.tables.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between the look at the table and the log entry. */
final class CommitWriterTest {
  private static final Schema SCHEMA = Schema.of(Field.required("id", Scalar.INT64));
  private static final FaultyFileIO.Fault NOTHING = () -> {};

  @TempDir Path table;

  private static CommitWriter writer(FaultyFileIO files) {
    return new CommitWriter(new KernelTables(files), false);
  }

  private static CommitWriter plainWriter() {
    return new CommitWriter(new KernelTables(false), false);
  }

  private CommitRequest request(OptionalLong base, int id, String appId, long version) {
    try (Duck duck = new Duck()) {
      String path = "part-" + id + ".parquet";
      DataFile file = duck.write(table, path, "SELECT " + id + "::BIGINT AS id");
      return new CommitRequest(
          table, SCHEMA, Map.of(), base, List.of(file), List.of(), List.of(), appId, version);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Path> paths() {
    return new KernelTables(false).latest(table).orElseThrow().snapshot().paths();
  }

  @Test
  void aWriterThatIsOvertakenGetsAConflict() {
    CommitRequest winner = request(OptionalLong.empty(), 1, "a", 1);
    CommitRequest loser = request(OptionalLong.empty(), 2, "b", 1);
    CommitWriter overtaken =
        writer(new FaultyFileIO("0.json", () -> plainWriter().commit(winner), NOTHING));

    assertThat(overtaken.commit(loser)).isEqualTo(new Conflict(-1, 0));
    assertThat(paths()).containsExactly(table.resolve("part-1.parquet"));

    CommitRequest second = request(OptionalLong.of(0), 3, "a", 2);
    CommitRequest late = request(OptionalLong.of(0), 4, "b", 2);
    CommitWriter overtakenAgain =
        writer(new FaultyFileIO("1.json", () -> plainWriter().commit(second), NOTHING));
    assertThat(overtakenAgain.commit(late)).isEqualTo(new Conflict(0, 1));
  }

  @Test
  void aWriterThatIsOvertakenByItsTwinHasCommitted() {
    CommitRequest request = request(OptionalLong.empty(), 1, "a", 1);
    CommitWriter overtaken =
        writer(new FaultyFileIO("0.json", () -> plainWriter().commit(request), NOTHING));

    assertThat(overtaken.commit(request)).isInstanceOf(AlreadyCommitted.class);
    assertThat(paths()).hasSize(1);
  }

  @Test
  void aCommitWhoseEndIsNotSeenIsFoundInTheLog() {
    CommitWriter writer = writer(new FaultyFileIO("0.json", NOTHING, CommitWriterTest::diskFails));

    assertThat(writer.commit(request(OptionalLong.empty(), 1, "a", 1)))
        .isInstanceOf(AlreadyCommitted.class);
    assertThat(paths()).hasSize(1);
  }

  @Test
  void aDiskThatFailsBeforeTheCommitIsAnErrorAndLeavesNothing() throws IOException {
    CommitRequest request = request(OptionalLong.empty(), 1, "a", 1);
    CommitWriter writer = writer(new FaultyFileIO("0.json", CommitWriterTest::diskFails, NOTHING));

    assertThatThrownBy(() -> writer.commit(request))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(table.toString())
        .hasRootCauseMessage("disk fails");
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      assertThat(log).isEmpty();
    }
    assertThat(plainWriter().commit(request)).isInstanceOf(Committed.class);
  }

  @Test
  void aChecksumThatCannotBeWrittenDoesNotUndoTheCommit() {
    CommitWriter writer = writer(new FaultyFileIO(".crc", CommitWriterTest::diskFails, NOTHING));

    CommitResult first = writer.commit(request(OptionalLong.empty(), 1, "a", 1));
    assertThat(first).isInstanceOf(Committed.class);
    assertThat(table.resolve("_delta_log/00000000000000000000.crc")).doesNotExist();
    assertThat(writer.commit(request(OptionalLong.of(0), 2, "a", 2))).isInstanceOf(Committed.class);
    assertThat(paths()).hasSize(2);
  }

  private static void diskFails() throws IOException {
    throw new IOException("disk fails");
  }
}
