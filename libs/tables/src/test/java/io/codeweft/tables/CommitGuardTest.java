package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit that does not fit its files is refused, says why, and leaves the table as it was. */
final class CommitGuardTest {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<id:int64!,name:string,tags:list<string>,at:struct<line:int32,n:float64>>");
  private static final String ROW =
      "1::BIGINT AS id, 'x' AS name, ['a'] AS tags, {'line': 1::INTEGER, 'n': 0.5::DOUBLE} AS at";

  @TempDir Path table;
  private final DeltaTables tables = new DeltaTables(false);
  private Duck duck;

  @BeforeEach
  void create() throws SQLException {
    duck = new Duck();
    commit(OptionalLong.empty(), List.of(file("first.parquet", ROW)), List.of(), List.of());
  }

  @AfterEach
  void nothingWasCommitted() throws SQLException {
    duck.close();
    assertThat(tables.latest(table).orElseThrow().version()).isZero();
  }

  private DataFile file(String path, String columns) {
    return duck.write(table, path, "SELECT " + columns);
  }

  private CommitResult commit(
      OptionalLong base, List<DataFile> add, List<String> remove, List<DataFile> changes) {
    return tables.commit(
        new CommitRequest(
            table,
            SCHEMA,
            Map.of(),
            base,
            add,
            remove,
            changes,
            "m",
            base.isPresent() ? base.getAsLong() + 2 : 1));
  }

  private void refused(DataFile add, String... words) {
    assertThatThrownBy(() -> commit(OptionalLong.of(0), List.of(add), List.of(), List.of()))
        .isInstanceOf(TableException.class)
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1::INTEGER AS id, 'x' AS name, ['a'] AS tags, {'line': 1::INTEGER, 'n': 0.5::DOUBLE} AS at"
            + " | column 'id' should be int64, but is int32",
        "1::BIGINT AS id, 'x' AS name, [1::BIGINT] AS tags,"
            + " {'line': 1::INTEGER, 'n': 0.5::DOUBLE} AS at"
            + " | column 'tags' should be list<string>, but is list<int64>",
        "1::BIGINT AS id, 'x' AS name, ['a'] AS tags, {'n': 0.5::DOUBLE, 'line': 1::INTEGER} AS at"
            + " | column 'at' should be struct<line:int32,n:float64>",
        "1::BIGINT AS id, 'x' AS name, ['a'] AS tags | column 'at' of type",
        "1::BIGINT AS id, 'x' AS name, ['a'] AS tags,"
            + " {'line': 1::INTEGER, 'n': 0.5::DOUBLE} AS at, 1::INTEGER AS extra"
            + " | column 'extra' of type int32 is not expected",
        "'x' AS name, 1::BIGINT AS id, ['a'] AS tags, {'line': 1::INTEGER, 'n': 0.5::DOUBLE} AS at"
            + " | columns should be in the order [id, name, tags, at]",
        "1::BIGINT AS id, 'x' AS name, ['a'] AS tags, {'line': 1::INTEGER, 'n': 0.5} AS at"
            + " | column 'n' is stored as INT32 as DECIMAL",
        "1::BIGINT AS id, 'x' AS name, ['a'] AS tags,"
            + " {'line': 1::UINTEGER, 'n': 0.5::DOUBLE} AS at"
            + " | column 'line' is stored as INT32 as UINT_32",
      })
  void columnsMustFit(String columns, String message) {
    refused(file("part.parquet", columns), table + "/part.parquet", message);
  }

  @Test
  void aRequiredColumnHasNoNulls() {
    refused(
        file("part.parquet", ROW.replace("1::BIGINT", "NULL::BIGINT")),
        "part.parquet",
        "column 'id' is never null, but 1 rows are");
  }

  @Test
  void filesMustBeThereAndWhole() throws IOException {
    DataFile file = file("part.parquet", ROW);
    refused(new DataFile("gone.parquet", 1, 1, Map.of()), table + "/gone.parquet does not exist");
    refused(
        new DataFile(file.path(), file.sizeBytes() + 1, 1, Map.of()),
        "has " + file.sizeBytes() + " bytes",
        (file.sizeBytes() + 1) + " were announced");
    refused(
        new DataFile(file.path(), file.sizeBytes(), 2, Map.of()),
        "has 1 rows, but 2 were announced");
    for (int length : new int[] {0, 3, 11, 100}) {
      byte[] cut = new byte[length];
      System.arraycopy(Files.readAllBytes(table.resolve(file.path())), 0, cut, 0, length);
      Files.write(table.resolve("cut.parquet"), cut);
      refused(new DataFile("cut.parquet", length, 1, Map.of()), "not a whole Parquet file");
    }
  }

  @Test
  void filesAreAddedAndRemovedOnce() {
    DataFile file = file("part.parquet", ROW);
    refused(file("first.parquet", ROW), "first.parquet", "is a file of the table already");
    assertThatThrownBy(() -> commit(OptionalLong.of(0), List.of(file, file), List.of(), List.of()))
        .hasMessageContaining("named twice");
    assertThatThrownBy(() -> commit(OptionalLong.of(0), List.of(), List.of("other"), List.of()))
        .hasMessageContaining("it is not a file of this version");
    assertThatThrownBy(
            () ->
                commit(
                    OptionalLong.of(0),
                    List.of(),
                    List.of("first.parquet", "first.parquet"),
                    List.of()))
        .hasMessageContaining("named twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.parquet", "/a.parquet", "a b.parquet", "_change_data/a.parquet", ".a", ""})
  void dataFilesHavePlainPaths(String path) {
    refused(new DataFile(path, 1, 1, Map.of()), "cannot be the path of a data file");
  }

  @Test
  void changesLieInTheirDirectoryAndSayWhatTheyAre() {
    DataFile file = file("part.parquet", ROW);
    assertThatThrownBy(
            () ->
                commit(
                    OptionalLong.of(0),
                    List.of(),
                    List.of(),
                    List.of(file("changes.parquet", ROW + ", 'insert' AS _change_type"))))
        .hasMessageContaining("_change_data/");
    assertThatThrownBy(
            () ->
                commit(
                    OptionalLong.of(0),
                    List.of(file),
                    List.of(),
                    List.of(file("_change_data/c.parquet", ROW))))
        .hasMessageContaining("no column '_change_type'");
    assertThatThrownBy(
            () ->
                commit(
                    OptionalLong.of(0),
                    List.of(file),
                    List.of(),
                    List.of(file("_change_data/c.parquet", "1 AS id, 'insert' AS _change_type"))))
        .hasMessageContaining("column 'id' should be int64, but is int32");
  }

  @Test
  void statisticsAreOfTheTablesColumnsAndTypes() {
    DataFile file = file("part.parquet", ROW);
    Map<String, ColumnStatistics> wrong = Map.of("id", new ColumnStatistics("one", "2", 0));
    refused(
        new DataFile(file.path(), file.sizeBytes(), 1, wrong),
        "part.parquet",
        "'one' as bound of column 'id'");
    refused(
        new DataFile(
            file.path(),
            file.sizeBytes(),
            1,
            Map.of("nobody", new ColumnStatistics(null, null, 0))),
        "'nobody'");
  }

  @Test
  void propertiesOfDeltaAreNotForWriters() {
    assertThatThrownBy(
            () ->
                tables.commit(
                    new CommitRequest(
                        table,
                        SCHEMA,
                        Map.of("delta.checkpointInterval", "1"),
                        OptionalLong.of(0),
                        List.of(),
                        List.of(),
                        List.of(),
                        "m",
                        2)))
        .hasMessageContaining("delta.checkpointInterval");
  }
}
