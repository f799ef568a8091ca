package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How relations come into a session and how they are read. */
abstract class RelationContract extends EngineFixture {
  static final Schema NESTED =
      Schema.parse(
          "struct<path:string!,attrs:map<string!,string>,"
              + "nodes:list<struct<id:int32!,kind:string,at:struct<bstart:int64,bend:int64>,"
              + "names:list<string!>>>,weight:float64,flag:bool,digest:binary>");

  protected abstract String randomProgram();

  @Test
  void nestedRowsSurviveArrowParquetAndArrow() {
    List<@Nullable Object> full =
        row(
            "a.py",
            ordered("lang", "py", "none", null),
            List.of(
                row(0, "Module", row(0L, 12L), List.of("x", "ü")), row(1, null, null, List.of())),
            0.25,
            true,
            new byte[] {0, (byte) 0xff});
    List<@Nullable Object> empty = row("b.py", Map.of(), List.of(), Double.NaN, false, new byte[0]);
    List<@Nullable Object> nulls = row("c.py", null, null, null, null, null);
    try (EngineSession session = open()) {
      load(session, "loaded", NESTED, full, empty, nulls);
      Path file = data().resolve("n.parquet");
      session.write("loaded", NESTED, List.of("path"), file);
      session.table("stored", NESTED, List.of(file));

      assertThat(rows(session, "loaded"))
          .containsExactly(
              "a.py | [{\"key\":\"lang\",\"value\":\"py\"},{\"key\":\"none\"}] | "
                  + "[{\"id\":0,\"kind\":\"Module\",\"at\":{\"bstart\":0,\"bend\":12},"
                  + "\"names\":[\"x\",\"ü\"]},{\"id\":1,\"names\":[]}] | 0.25 | true | 00ff",
              "b.py | [] | [] | NaN | false | ",
              "c.py | null | null | null | null | null");
      assertThat(rows(session, "stored")).isEqualTo(rows(session, "loaded"));
      assertThat(session.describe("stored")).isEqualTo(NESTED);
    }
  }

  @Test
  void columnsArePickedByNameAndCast() {
    Schema written = Schema.parse("struct<extra:string,b:int32,a:string>");
    Schema wider = Schema.parse("struct<A:string!,b:int64,c:list<string>>");
    Path file = data().resolve("f.parquet");
    try (EngineSession session = open()) {
      load(session, "t", written, row("x", 7, "k"));
      session.write("t", written, List.of("a"), file);
      session.table("u", wider, List.of(file));

      assertThat(rows(session, "u")).containsExactly("k | 7 | null");
      assertThat(rows(session, "select c, b, a from u")).containsExactly("null | 7 | k");
    }
  }

  @Test
  void filesOfDifferentAgeMakeOneRelation() {
    Schema old = Schema.parse("struct<k:int32!,s:struct<x:int32>>");
    Schema now = Schema.parse("struct<k:int32!,s:struct<x:int32,y:string>,added:string>");
    Path first = data().resolve("1.parquet");
    Path second = data().resolve("2.parquet");
    try (EngineSession session = open()) {
      load(session, "t1", old, row(1, row(10)));
      load(session, "t2", now, row(2, row(20, "y"), "new"));
      session.write("t1", old, List.of("k"), first);
      session.write("t2", now, List.of("k"), second);
      session.table("t", now, List.of(first, second));

      assertThat(rows(session, "select k, s, added from t order by k"))
          .containsExactly("1 | {\"x\":10} | null", "2 | {\"x\":20,\"y\":\"y\"} | new");
      assertFails(
          EngineException.Kind.INPUT,
          () ->
              session.table("u", Schema.parse("struct<k:int32!,nowhere:string!>"), List.of(first)),
          "'u'",
          "'nowhere'");
    }
  }

  @Test
  void relationsWithoutFilesOrRowsAreEmpty() {
    try (EngineSession session = open()) {
      session.table("none", NESTED, List.of());
      load(session, "nothing", NESTED);
      session.define("derived", "select path, nodes from none", true);
      Path file = data().resolve("empty.parquet");
      WrittenFile written = session.write("nothing", NESTED, List.of("path"), file);
      session.table("read", NESTED, List.of(file));

      assertThat(written.rows()).isZero();
      assertThat(file).exists();
      for (String relation : List.of("none", "nothing", "derived", "read")) {
        assertThat(session.count(relation)).as(relation).isZero();
        assertThat(rows(session, relation)).as(relation).isEmpty();
      }
      assertThat(session.describe("none")).isEqualTo(NESTED);
    }
  }

  @Test
  void aSharedRelationIsComputedOnce() {
    try (EngineSession session = open()) {
      session.define("shared", randomProgram(), true);
      session.define("inlined", randomProgram(), false);

      assertThat(rows(session, "shared")).isEqualTo(rows(session, "shared"));
      assertThat(rows(session, "inlined")).isNotEqualTo(rows(session, "inlined"));
    }
  }

  @Test
  void programsBuildOnRelations() {
    Schema schema = Schema.parse("struct<k:int32!,v:string>");
    try (EngineSession session = open()) {
      load(session, "t", schema, row(1, "a"), row(2, "b"), row(3, "b"));
      session.define("groups", "select v, count(*) as n from t group by v", false);
      session.define("large", "select * from groups where n > 1 -- a comment at the end", true);

      assertThat(rows(session, "large")).containsExactly("b | 2");
      assertThat(rows(session, "select v, n from groups order by v desc"))
          .containsExactly("b | 2", "a | 1");
      assertThat(session.describe("large")).isEqualTo(Schema.parse("struct<v:string,n:int64>"));
      assertThat(session.count("GROUPS")).isEqualTo(2);
    }
  }

  @Test
  void answersKeepTheOrderOfTheProgram() {
    int rows = 200_000;
    Schema schema = Schema.parse("struct<k:int32!>");
    try (EngineSession session = open()) {
      session.load(
          "t",
          schema,
          new RowReader(
              memory,
              schema,
              4096,
              java.util.stream.IntStream.range(0, rows).mapToObj(k -> row(k)).iterator()));

      assertThat(rows(session, "t")).hasSize(rows).startsWith("0", "1").endsWith("199999");
      assertThat(rows(session, "select k from t order by k desc"))
          .hasSize(rows)
          .isSortedAccordingTo(
              java.util.Comparator.comparingInt((String k) -> Integer.parseInt(k)).reversed());
    }
  }

  @Test
  void wrongProgramsAndNamesAreInputErrors() {
    Schema schema = Schema.parse("struct<k:int32!>");
    try (EngineSession session = open()) {
      load(session, "t", schema, row(1));
      EngineException.Kind input = EngineException.Kind.INPUT;
      assertFails(input, () -> session.define("v", "selec k from t", false), "'v'", "selec");
      assertFails(input, () -> session.define("v", "select nope from t", false), "'v'", "nope");
      assertFails(input, () -> session.define("v", "select k from absent", true), "absent");
      assertFails(input, () -> session.define("v", "", true), "'v'");
      assertFails(input, () -> session.define("T", "select 1 as k", true), "'T'");
      assertFails(input, () -> session.count("absent"), "'absent'", "[t]");
      session.define("v", "select k from t", false);
      assertThat(session.count("v")).isEqualTo(1);
    }
  }

  @Test
  void aStreamIsClosedWhetherItLoadsOrNot() {
    Schema schema = Schema.parse("struct<k:int32!>");
    try (EngineSession session = open()) {
      RowReader good = new RowReader(memory, schema, 2, List.of(row(1)).iterator());
      session.load("t", schema, good);
      RowReader again = new RowReader(memory, schema, 2, List.of(row(1)).iterator());
      assertFails(EngineException.Kind.INPUT, () -> session.load("t", schema, again), "'t'");
      RowReader wrongType =
          new RowReader(
              memory, Schema.parse("struct<k:string>"), 2, List.of(row("text")).iterator());
      assertFails(EngineException.Kind.INPUT, () -> session.load("u", schema, wrongType), "'u'");
      RowReader broken =
          new RowReader(memory, schema, 2, Collections.nCopies(3, row("x")).iterator());
      assertFails(EngineException.Kind.INPUT, () -> session.load("w", schema, broken), "'w'");

      assertThat(List.of(good, again, wrongType, broken)).allMatch(RowReader::isClosed);
      assertThat(rows(session, "t")).containsExactly("1");
    }
  }

  @Test
  void aStreamThatBreaksOffLeavesNothing() {
    Schema schema = Schema.parse("struct<k:int32!>");
    AtomicInteger rows = new AtomicInteger();
    RowReader breaking =
        new RowReader(
            memory,
            schema,
            10,
            Stream.generate(
                    () -> {
                      if (rows.incrementAndGet() > 25) {
                        throw new IllegalStateException("the producer crashed");
                      }
                      return row(rows.get());
                    })
                .iterator());
    try (EngineSession session = open()) {
      assertFails(
          EngineException.Kind.INPUT, () -> session.load("t", schema, breaking), "'t'", "crashed");
      assertThat(breaking.isClosed()).isTrue();
      load(session, "t", schema, row(7));
      assertThat(rows(session, "t")).containsExactly("7");
    }
  }

  @Test
  void foreignArrowTypesAreCast() {
    org.apache.arrow.vector.types.pojo.Schema foreign =
        new org.apache.arrow.vector.types.pojo.Schema(
            List.of(
                Field.notNullable("digest", new ArrowType.FixedSizeBinary(4)),
                Field.nullable("n", new ArrowType.Int(32, true))));
    try (EngineSession session = open()) {
      session.load(
          "t",
          Schema.parse("struct<n:int64,digest:binary!>"),
          new RowReader(memory, foreign, 2, List.of(row(new byte[] {1, 2, 3, 4}, 5)).iterator()));
      assertThat(rows(session, "t")).containsExactly("5 | 01020304");
    }
  }

  @Test
  void theWorkDirectoryIsTheSessionsOwn() throws Exception {
    SessionOptions options = options();
    EngineSession session = engine().open(options);
    assertThat(options.workDir()).isDirectory();
    session.close();
    session.close();
    assertThat(options.workDir()).doesNotExist();

    Files.createDirectories(options.workDir());
    Files.createFile(options.workDir().resolve("not yours"));
    assertFails(
        EngineException.Kind.STORAGE, () -> engine().open(options), options.workDir().toString());
    assertThat(options.workDir().resolve("not yours")).exists();
  }

  private static Map<String, @Nullable Object> ordered(
      String key, @Nullable Object value, String key2, @Nullable Object value2) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(key2, value2);
    return map;
  }
}
