package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files: same rows, same bytes; statistics that Delta can trust. */
abstract class WriteContract extends EngineFixture {

  @Test
  void theSameRowsGiveTheSameBytesWhateverTheThreadsAndTheOrderOfArrival() {
    Schema schema = Schema.parse("struct<id:string!,path:string,n:int64>");
    int rows = 300_000;
    String one = bytes(schema, 1, 0, rows);
    assertThat(bytes(schema, 2, 0, rows)).isEqualTo(one);
    assertThat(bytes(schema, 2, 17, rows)).isEqualTo(one);
  }

  @Test
  void nestedRowsGiveTheSameBytesToo() {
    Schema schema = Schema.parse("struct<id:string!,path:string,n:int64,l:list<struct<x:string>>>");
    int rows = 30_000;
    String one = bytes(schema, 1, 0, rows);
    assertThat(bytes(schema, 2, 0, rows)).isEqualTo(one);
    assertThat(bytes(schema, 2, 17, rows)).isEqualTo(one);
  }

  @Test
  void sessionsSideBySideDoNotDisturbEachOther() throws Exception {
    Schema schema = Schema.parse("struct<id:string!,path:string,n:int64>");
    try (var executor = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> tasks =
          IntStream.range(0, 4)
              .<Callable<String>>mapToObj(i -> () -> bytes(schema, 1 + i % 2, i, 20_000))
              .toList();
      Set<String> digests = new HashSet<>();
      for (Future<String> digest : executor.invokeAll(tasks)) {
        digests.add(digest.get());
      }
      assertThat(digests).hasSize(1);
    }
  }

  /** Rows 0..n, beginning at another one each time. */
  private String bytes(Schema schema, int threads, int shift, int rows) {
    Path file = data().resolve("bytes-" + threads + "-" + shift + ".parquet");
    try (EngineSession session = engine().open(options().withThreads(threads))) {
      session.load(
          "t",
          schema,
          new RowReader(
              memory,
              schema,
              4096,
              IntStream.range(0, rows)
                  .mapToObj(i -> generated(schema, (i + shift) % rows))
                  .iterator()));
      session.write("t", schema, List.of("path", "id"), file);
    }
    return sha256(file);
  }

  private static List<@Nullable Object> generated(Schema schema, int i) {
    Random random = new Random(i);
    List<@Nullable Object> flat =
        row("id" + i, i % 7 == 0 ? null : "p/" + random.nextInt(500), random.nextLong());
    return schema.fields().size() == 3
        ? flat
        : row(
            flat.get(0),
            flat.get(1),
            flat.get(2),
            IntStream.range(0, i % 11)
                .mapToObj(j -> row(Long.toHexString(random.nextLong()).repeat(4)))
                .toList());
  }

  @Test
  void statisticsAreExactOrAbsent() {
    Schema schema =
        Schema.parse(
            "struct<s:string!,i:int32,l:int64,d:float64,b:bool,bin:binary,long:string,nan:float64,"
                + "none:string,nested:struct<x:int32>,list:list<int32>>");
    String tail = "é".repeat(300);
    Path file = data().resolve("below/it/s.parquet");
    try (EngineSession session = open()) {
      load(
          session,
          "t",
          schema,
          row(
              "b'\"",
              -3,
              Long.MIN_VALUE,
              -0.5,
              true,
              new byte[] {1},
              "x" + tail,
              1.0,
              null,
              row(1),
              List.of(1)),
          row(
              "ä",
              null,
              5L,
              1e300,
              false,
              new byte[] {2},
              "y" + tail,
              Double.NaN,
              null,
              row(2),
              List.of()));
      WrittenFile written = session.write("t", schema, List.of("s"), file);

      assertThat(written.rows()).isEqualTo(2);
      assertThat(written.sizeBytes()).isEqualTo(size(file));
      assertThat(written.columns())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "s", new ColumnStatistics("b'\"", "ä", 0),
                  "i", new ColumnStatistics("-3", "-3", 1),
                  "l", new ColumnStatistics(String.valueOf(Long.MIN_VALUE), "5", 0),
                  "d", new ColumnStatistics("-0.5", "1e+300", 0),
                  "b", new ColumnStatistics("false", "true", 0),
                  "bin", new ColumnStatistics(null, null, 0),
                  "long", new ColumnStatistics(null, null, 0),
                  "nan", new ColumnStatistics(null, null, 0),
                  "none", new ColumnStatistics(null, null, 2)));
    }
  }

  @Test
  void rowsAreSortedWithNullsLast() {
    Schema schema = Schema.parse("struct<a:string,b:int32>");
    Path file = data().resolve("sorted.parquet");
    try (EngineSession session = open()) {
      load(session, "t", schema, row(null, 1), row("b", 2), row("B", null), row("B", 3));
      session.write("t", schema, List.of("a", "b"), file);
      session.table("read", schema, List.of(file));

      assertThat(rows(session, "read")).containsExactly("B | 3", "B | null", "b | 2", "null | 1");
    }
  }

  @Test
  void anExistingFileIsReplacedAndAFailedWriteLeavesIt() throws Exception {
    Schema schema = Schema.parse("struct<a:string>");
    Path file = data().resolve("r.parquet");
    try (EngineSession session = open()) {
      load(session, "t", schema, row("x"));
      Files.writeString(file, "old");
      assertFails(
          EngineException.Kind.INPUT,
          () -> session.write("t", Schema.parse("struct<a:int32>"), List.of("a"), file),
          "'t'",
          file.toString());
      assertThat(file).hasContent("old");
      session.write("t", schema, List.of("a"), file);
      assertThat(file).content(java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("PAR1");
      try (var files = Files.list(data())) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
