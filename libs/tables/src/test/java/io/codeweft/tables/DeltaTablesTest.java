package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.schema.DataType.Scalar;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeltaTablesTest {
  private static final Schema SCHEMA =
      Schema.of(Field.required("id", Scalar.INT64), Field.of("name", Scalar.STRING));

  @TempDir Path directory;
  private final DeltaTables tables = new DeltaTables(false);
  private Path table;
  private Duck duck;

  @BeforeEach
  void open() throws SQLException {
    duck = new Duck();
    table = directory.resolve("tables/shop/view_a");
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  private DataFile file(String path, String values) {
    return duck.write(
        table,
        path,
        "SELECT id::BIGINT AS id, name::VARCHAR AS name FROM (VALUES " + values + ") v(id, name)");
  }

  private DataFile changes(String path, String values) {
    return duck.write(
        table,
        "_change_data/" + path,
        "SELECT id::BIGINT AS id, name::VARCHAR AS name, t::VARCHAR AS _change_type FROM (VALUES "
            + values
            + ") v(id, name, t)");
  }

  private CommitRequest create(List<DataFile> add) {
    return request(OptionalLong.empty(), add, List.of(), List.of(), 1);
  }

  private CommitRequest request(
      OptionalLong base,
      List<DataFile> add,
      List<String> remove,
      List<DataFile> changes,
      long version) {
    return new CommitRequest(
        table, SCHEMA, Map.of(), base, add, remove, changes, "materializer", version);
  }

  private TableSnapshot committed(CommitRequest request) {
    assertThat(tables.commit(request)).isInstanceOf(CommitResult.Committed.class);
    return tables.latest(table).orElseThrow();
  }

  @Test
  void aTableIsCreatedWithItsFirstDataInOneCommit() {
    TableSnapshot snapshot = committed(create(List.of(file("a.parquet", "(1,'x'),(2,null)"))));

    assertThat(snapshot.version()).isZero();
    assertThat(snapshot.schema()).isEqualTo(SCHEMA);
    assertThat(snapshot.rows()).isEqualTo(2);
    assertThat(snapshot.transaction("materializer")).hasValue(1);
    assertThat(snapshot.transaction("another")).isEmpty();
    assertThat(duck.rows(snapshot.paths(), "id, name")).containsExactly("1|x", "2|null");
    assertThat(tables.changes(table, -1, 0))
        .containsExactly(
            new VersionChanges(
                0, SCHEMA, false, List.of(), List.of(), List.of(table.resolve("a.parquet"))));
  }

  @Test
  void anEmptyTableIsATable() {
    TableSnapshot snapshot = committed(create(List.of()));

    assertThat(snapshot.files()).isEmpty();
    assertThat(snapshot.rows()).isZero();
    assertThat(tables.at(table, 0).schema()).isEqualTo(SCHEMA);
  }

  @Test
  void filesAreReplacedAndTheFeedHoldsTheRowChanges() {
    committed(create(List.of(file("a.parquet", "(1,'x'),(2,'y')"))));
    TableSnapshot next =
        committed(
            request(
                OptionalLong.of(0),
                List.of(file("b.parquet", "(1,'x'),(2,'z')")),
                List.of("a.parquet"),
                List.of(changes("c.parquet", "(2,'y','delete'),(2,'z','insert')")),
                2));

    assertThat(next.version()).isEqualTo(1);
    assertThat(duck.rows(next.paths(), "id, name")).containsExactly("1|x", "2|z");
    assertThat(duck.rows(tables.at(table, 0).paths(), "id, name")).containsExactly("1|x", "2|y");
    VersionChanges feed = tables.changes(table, 0, 1).getFirst();
    assertThat(feed.changed()).containsExactly(table.resolve("_change_data/c.parquet"));
    assertThat(feed.inserted()).isEmpty();
    assertThat(feed.deleted()).isEmpty();
    assertThat(tables.changes(table, 1, 1)).isEmpty();
  }

  @Test
  void withoutAFileOfChangesTheFeedIsTheRowsOfTheFiles() {
    committed(create(List.of(file("a.parquet", "(1,'x')"))));
    committed(
        request(
            OptionalLong.of(0),
            List.of(file("b.parquet", "(2,'y')")),
            List.of("a.parquet"),
            List.of(),
            2));

    VersionChanges feed = tables.changes(table, 0, 1).getFirst();
    assertThat(feed.deleted()).containsExactly(table.resolve("a.parquet"));
    assertThat(feed.inserted()).containsExactly(table.resolve("b.parquet"));
  }

  @Test
  void theSameTransactionIsCommittedOnce() {
    CommitRequest first = create(List.of(file("a.parquet", "(1,'x')")));
    committed(first);

    assertThat(tables.commit(first)).isInstanceOf(CommitResult.AlreadyCommitted.class);
    committed(
        request(
            OptionalLong.of(0), List.of(file("b.parquet", "(2,'y')")), List.of(), List.of(), 5));
    // redelivered, or older: seen
    assertThat(
            tables.commit(
                request(
                    OptionalLong.of(0),
                    List.of(file("c.parquet", "(3,'z')")),
                    List.of(),
                    List.of(),
                    4)))
        .isInstanceOfSatisfying(
            CommitResult.AlreadyCommitted.class,
            seen -> assertThat(seen.snapshot().version()).isEqualTo(1));
    assertThat(tables.latest(table).orElseThrow().rows()).isEqualTo(2);
  }

  @Test
  void aCommitOnAnotherVersionIsAConflict() {
    committed(create(List.of(file("a.parquet", "(1,'x')"))));
    committed(request(OptionalLong.of(0), List.of(), List.of("a.parquet"), List.of(), 2));

    assertThat(
            tables.commit(
                request(
                    OptionalLong.of(0),
                    List.of(file("b.parquet", "(2,'y')")),
                    List.of(),
                    List.of(),
                    3)))
        .isEqualTo(new CommitResult.Conflict(0, 1));
    assertThat(tables.commit(request(OptionalLong.empty(), List.of(), List.of(), List.of(), 3)))
        .isEqualTo(new CommitResult.Conflict(-1, 1));
  }

  @Test
  void aTableThatWentAwayIsAConflict() {
    assertThat(tables.commit(request(OptionalLong.of(3), List.of(), List.of(), List.of(), 1)))
        .isEqualTo(new CommitResult.Conflict(3, -1));
  }

  @Test
  void aVersionThatIsNotThereIsNamed() {
    assertThat(tables.latest(table)).isEmpty();
    assertThatThrownBy(() -> tables.at(table, 0))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(table + " has no version 0: there is no table");
    committed(create(List.of()));
    assertThatThrownBy(() -> tables.at(table, 7))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("has no version 7: its latest version is 0");
    assertThatThrownBy(() -> tables.at(table, -1)).isInstanceOf(TableException.class);
    assertThatThrownBy(() -> tables.changes(table, 0, 3)).isInstanceOf(TableException.class);
    assertThatThrownBy(() -> tables.changes(table, 3, 0)).isInstanceOf(TableException.class);
  }

  @Test
  void propertiesAreMerged() {
    committed(
        new CommitRequest(
            table,
            SCHEMA,
            Map.of("codeweft.fingerprint", "f1", "codeweft.view", "a"),
            OptionalLong.empty(),
            List.of(),
            List.of(),
            List.of(),
            "m",
            1));
    TableSnapshot next =
        committed(
            new CommitRequest(
                table,
                SCHEMA,
                Map.of("codeweft.fingerprint", "f2"),
                OptionalLong.of(0),
                List.of(),
                List.of(),
                List.of(),
                "m",
                2));
    assertThat(next.properties())
        .isEqualTo(Map.of("codeweft.fingerprint", "f2", "codeweft.view", "a"));
    assertThat(tables.changes(table, 0, 1).getFirst().schemaReplaced()).isFalse();
    assertThat(tables.at(table, 0).properties()).containsEntry("codeweft.fingerprint", "f1");
  }

  @Test
  void whatWasNeverCommittedIsInvisible() throws IOException {
    Files.createDirectories(table.resolve("_delta_log"));
    Files.writeString(table.resolve("_delta_log/.00000000000000000000.json.x.tmp"), "{\"add\"");
    file("orphan.parquet", "(9,'nobody')");
    assertThat(tables.latest(table)).isEmpty();

    TableSnapshot snapshot = committed(create(List.of(file("a.parquet", "(1,'x')"))));
    file("orphan-2.parquet", "(9,'nobody')");
    Files.writeString(table.resolve("_delta_log/.00000000000000000001.json.x.tmp"), "{\"add\"");
    assertThat(snapshot.files()).extracting(LiveFile::path).containsExactly("a.parquet");
    assertThat(tables.latest(table).orElseThrow().version()).isZero();
    committed(
        request(
            OptionalLong.of(0), List.of(file("b.parquet", "(2,'y')")), List.of(), List.of(), 2));
  }

  @Test
  void boundsOfColumnsComeBack() {
    TableSnapshot snapshot =
        committed(create(List.of(file("a.parquet", "(3,'b'),(-4,null),(5,'a')"))));

    LiveFile live = snapshot.files().getFirst();
    assertThat(live.bounds().get("id")).isEqualTo(new DataFile.ColumnStatistics("-4", "5", 0));
    assertThat(live.bounds().get("name")).isEqualTo(new DataFile.ColumnStatistics("a", "b", 1));
  }

  @Test
  void infinityIsNoBound() {
    DataFile file =
        duck.write(table, "a.parquet", "SELECT 'inf'::DOUBLE AS n UNION ALL SELECT '-inf'::DOUBLE");
    assertThat(file.columns()).containsEntry("n", new DataFile.ColumnStatistics("-inf", "inf", 0));
    committed(
        new CommitRequest(
            table,
            Schema.parse("struct<n:float64>"),
            Map.of(),
            OptionalLong.empty(),
            List.of(file),
            List.of(),
            List.of(),
            "m",
            1));

    assertThat(tables.at(table, 0).files().getFirst().bounds().get("n"))
        .isEqualTo(new DataFile.ColumnStatistics(null, null, 0));
  }

  @Test
  void longTextIsCutInTheLogAndStaysEnclosed() {
    String text = "é".repeat(150);
    DataFile file = file("a.parquet", "(1,'" + text + "')");
    DataFile.ColumnStatistics exact = new DataFile.ColumnStatistics(text, text, 0);
    committed(
        create(
            List.of(
                new DataFile(file.path(), file.sizeBytes(), file.rows(), Map.of("name", exact)))));

    DataFile.ColumnStatistics bounds = tables.at(table, 0).files().getFirst().bounds().get("name");
    assertThat(bounds)
        .isEqualTo(
            new DataFile.ColumnStatistics("é".repeat(128), "é".repeat(128) + "\uDBFF\uDFFF", 0));
  }

  @Test
  void aDamagedLogIsAnErrorThatNamesTheTable() throws IOException {
    committed(create(List.of(file("a.parquet", "(1,'x')"))));
    committed(request(OptionalLong.of(0), List.of(), List.of("a.parquet"), List.of(), 2));
    Path log = table.resolve("_delta_log");
    Files.delete(log.resolve("00000000000000000001.crc"));
    Files.writeString(log.resolve("00000000000000000001.json"), "{\"add\":");

    assertThatThrownBy(() -> tables.latest(table))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(table + " cannot be read");
    assertThatThrownBy(() -> tables.at(table, 1))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(table.toString());
    assertThat(tables.at(table, 0).rows()).isEqualTo(1);
  }

  @Test
  void aTableMayLieInADirectoryWithAnyName() {
    table = directory.resolve("my dir/ü #%20?+/view");
    committed(create(List.of(file("a.parquet", "(1,'x')"))));
    TableSnapshot next =
        committed(
            request(
                OptionalLong.of(0),
                List.of(file("b.parquet", "(2,'y')")),
                List.of("a.parquet"),
                List.of(),
                2));
    assertThat(duck.rows(next.paths(), "id, name")).containsExactly("2|y");
    assertThat(tables.changes(table, -1, 1)).hasSize(2);
  }

  @Test
  void aDurableCommitReadsTheSame() {
    DeltaTables durable = new DeltaTables(true);
    assertThat(durable.commit(create(List.of(file("a.parquet", "(1,'x')")))))
        .isInstanceOf(CommitResult.Committed.class);
    assertThat(tables.latest(table).orElseThrow().rows()).isEqualTo(1);
  }
}
