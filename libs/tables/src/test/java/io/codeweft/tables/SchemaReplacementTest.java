package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registered view gets other columns: one commit replaces the schema and every file. */
final class SchemaReplacementTest {
  private static final Schema OLD = Schema.parse("struct<id:int64!,name:string>");
  private static final Schema NEW = Schema.parse("struct<id:string,size:list<int32>>");

  @TempDir Path table;
  private final DeltaTables tables = new DeltaTables(false);
  private Duck duck;

  @BeforeEach
  void create() throws SQLException {
    duck = new Duck();
    DataFile first = duck.write(table, "a.parquet", "SELECT 1::BIGINT AS id, 'x' AS name");
    commit(OLD, OptionalLong.empty(), List.of(first), List.of(), List.of(), 1);
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  private CommitResult commit(
      Schema schema,
      OptionalLong base,
      List<DataFile> add,
      List<String> remove,
      List<DataFile> changes,
      long version) {
    return tables.commit(
        new CommitRequest(
            table,
            schema,
            Map.of("codeweft.fingerprint", "f" + version),
            base,
            add,
            remove,
            changes,
            "m",
            version));
  }

  private DataFile newFile(String path) {
    return duck.write(table, path, "SELECT 'one' AS id, [1::INTEGER, 2::INTEGER] AS size");
  }

  @Test
  void theSchemaAndEveryFileAreReplacedInOneCommit() {
    CommitResult result =
        commit(
            NEW,
            OptionalLong.of(0),
            List.of(newFile("b.parquet")),
            List.of("a.parquet"),
            List.of(),
            2);

    assertThat(result).isInstanceOf(CommitResult.Committed.class);
    TableSnapshot now = tables.latest(table).orElseThrow();
    assertThat(now.version()).isEqualTo(1);
    assertThat(now.schema()).isEqualTo(NEW);
    assertThat(now.properties()).containsEntry("codeweft.fingerprint", "f2");
    assertThat(now.transaction("m")).hasValue(2);
    assertThat(duck.rows(now.paths(), "id, size")).containsExactly("one|[1, 2]");

    TableSnapshot then = tables.at(table, 0);
    assertThat(then.schema()).isEqualTo(OLD);
    assertThat(duck.rows(then.paths(), "id, name")).containsExactly("1|x");
    assertThat(tables.changes(table, -1, 1))
        .containsExactly(
            new VersionChanges(
                0, OLD, false, List.of(), List.of(), List.of(table.resolve("a.parquet"))),
            new VersionChanges(
                1,
                NEW,
                true,
                List.of(),
                List.of(table.resolve("a.parquet")),
                List.of(table.resolve("b.parquet"))));
  }

  @Test
  void theTableGoesOnWithTheNewSchema() {
    commit(
        NEW, OptionalLong.of(0), List.of(newFile("b.parquet")), List.of("a.parquet"), List.of(), 2);
    DataFile changes =
        duck.write(
            table,
            "_change_data/c.parquet",
            "SELECT 'one' AS id, [1::INTEGER, 2::INTEGER] AS size, 'insert' AS _change_type");
    assertThat(
            commit(
                NEW,
                OptionalLong.of(1),
                List.of(newFile("d.parquet")),
                List.of("b.parquet"),
                List.of(changes),
                3))
        .isInstanceOf(CommitResult.Committed.class);

    assertThat(tables.latest(table).orElseThrow().rows()).isEqualTo(1);
    VersionChanges feed = tables.changes(table, 1, 2).getFirst();
    assertThat(feed.schemaReplaced()).isFalse();
    assertThat(feed.schema()).isEqualTo(NEW);
    assertThat(feed.changed()).hasSize(1);
  }

  @Test
  void nullabilityIsPartOfTheSchema() {
    Schema loose = Schema.parse("struct<id:int64,name:string>");
    DataFile file = duck.write(table, "b.parquet", "SELECT NULL::BIGINT AS id, 'x' AS name");
    assertThat(commit(loose, OptionalLong.of(0), List.of(file), List.of("a.parquet"), List.of(), 2))
        .isInstanceOf(CommitResult.Committed.class);
    assertThat(tables.latest(table).orElseThrow().schema()).isEqualTo(loose);
  }

  @Test
  void theSameTransactionIsCommittedOnceAcrossAReplacement() {
    DataFile file = newFile("b.parquet");
    for (int i = 0; i < 2; i++) {
      CommitResult result =
          commit(NEW, OptionalLong.of(0), List.of(file), List.of("a.parquet"), List.of(), 2);
      assertThat(result)
          .isInstanceOf(
              i == 0 ? CommitResult.Committed.class : CommitResult.AlreadyCommitted.class);
    }
    assertThat(tables.latest(table).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void oldFilesAndRowChangesDoNotFitANewSchema() {
    DataFile file = newFile("b.parquet");
    assertThatThrownBy(
            () -> commit(NEW, OptionalLong.of(0), List.of(file), List.of(), List.of(), 2))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("column 'id' should be int64!, but is string")
        .hasMessageContaining("keeps a.parquet");
    DataFile changes =
        duck.write(
            table,
            "_change_data/c.parquet",
            "SELECT 'one' AS id, [1::INTEGER] AS size, 'insert' AS _change_type");
    assertThatThrownBy(
            () ->
                commit(
                    NEW,
                    OptionalLong.of(0),
                    List.of(file),
                    List.of("a.parquet"),
                    List.of(changes),
                    2))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("carries changes");
    assertThat(tables.latest(table).orElseThrow().schema()).isEqualTo(OLD);
  }
}
