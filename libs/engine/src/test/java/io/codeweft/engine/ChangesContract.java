package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The row difference: old minus deletes plus inserts is new, and no row is in it needlessly. */
abstract class ChangesContract extends EngineFixture {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<repo:string!,id:string!,name:string,tags:list<struct<k:string,v:int32>>,"
              + "attrs:map<string!,string>>");
  private static final List<String> KEY = List.of("repo", "id");

  @Test
  void insertsUpdatesAndDeletesComeInOrderOfTheTable() {
    Path file = data().resolve("c.parquet");
    try (EngineSession session = open()) {
      load(
          session,
          "old",
          SCHEMA,
          row("r", "same", "x", List.of(row("a", 1)), null),
          row("r", "same nulls", null, null, null),
          row("r", "gone", "x", null, null),
          row("r", "to null", "x", null, null),
          row("r", "from null", null, null, null),
          row("r", "map", "x", null, Map.of("k", "1")),
          row("r", "same map", "x", null, Map.of("k", "1")),
          row("r", "nested", "x", List.of(row("a", 1)), null),
          row("r", "nested null", "x", List.of(row("a", 1)), null));
      load(
          session,
          "new",
          SCHEMA,
          row("r", "same", "x", List.of(row("a", 1)), null),
          row("r", "same nulls", null, null, null),
          row("r2", "gone", "x", null, null),
          row("r", "to null", null, null, null),
          row("r", "from null", "x", null, null),
          row("r", "map", "x", null, Map.of("k", "2")),
          row("r", "same map", "x", null, Map.of("k", "1")),
          row("r", "nested", "x", List.of(row("a", 2)), null),
          row("r", "nested null", "x", List.of(row("a", null)), null));
      Changes changes = session.changes("new", "old", SCHEMA, KEY, List.of("id"), file);

      assertThat(changes.inserted()).isEqualTo(1);
      assertThat(changes.deleted()).isEqualTo(1);
      assertThat(changes.updated()).isEqualTo(5);
      assertThat(changes.file()).isNotNull();
      session.table("feed", withChangeType(), List.of(file));
      assertThat(rows(session, "select id, _change_type, name from feed"))
          .containsExactly(
              "from null | update_preimage | null",
              "from null | update_postimage | x",
              "gone | delete | x",
              "gone | insert | x",
              "map | update_preimage | x",
              "map | update_postimage | x",
              "nested | update_preimage | x",
              "nested | update_postimage | x",
              "nested null | update_preimage | x",
              "nested null | update_postimage | x",
              "to null | update_preimage | x",
              "to null | update_postimage | null");
    }
  }

  @Test
  void equalStatesLeaveNoFile() {
    Path file = data().resolve("none.parquet");
    try (EngineSession session = open()) {
      load(
          session,
          "old",
          SCHEMA,
          row("r", "b", null, null, null),
          row("r", "a", "x", List.of(), null));
      load(
          session,
          "new",
          SCHEMA,
          row("r", "a", "x", List.of(), null),
          row("r", "b", null, null, null));
      Changes changes = session.changes("new", "old", SCHEMA, KEY, List.of("id"), file);

      assertThat(changes).isEqualTo(new Changes(0, 0, 0, null));
      assertThat(changes.isEmpty()).isTrue();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void anEmptySideMeansAllInsertedOrAllDeleted() {
    try (EngineSession session = open()) {
      session.table("none", SCHEMA, List.of());
      load(
          session,
          "some",
          SCHEMA,
          row("r", "a", null, null, null),
          row("r", "b", null, null, null));
      Path file = data().resolve("side.parquet");

      assertThat(session.changes("some", "none", SCHEMA, KEY, List.of(), file).inserted())
          .isEqualTo(2);
      assertThat(session.changes("none", "some", SCHEMA, KEY, List.of(), file).deleted())
          .isEqualTo(2);
    }
  }

  @Test
  void doubledAndNullKeysAreRefused() {
    try (EngineSession session = open()) {
      load(session, "good", SCHEMA, row("r", "a", null, null, null));
      load(
          session,
          "doubled",
          SCHEMA,
          row("r", "a", null, null, null),
          row("r", "a", null, null, null));
      load(session, "nulls", SCHEMA, row("r", null, null, null, null));
      Path file = data().resolve("refused.parquet");
      EngineException.Kind input = EngineException.Kind.INPUT;
      assertFails(
          input,
          () -> session.changes("doubled", "good", SCHEMA, KEY, KEY, file),
          "'doubled'",
          "[repo, id]",
          "\"a\"",
          "2 rows");
      assertFails(
          input, () -> session.changes("good", "doubled", SCHEMA, KEY, KEY, file), "'doubled'");
      assertFails(input, () -> session.changes("nulls", "good", SCHEMA, KEY, KEY, file), "'nulls'");
      assertFails(
          input, () -> session.changes("good", "good", SCHEMA, List.of(), KEY, file), "key");
      assertThat(file).doesNotExist();
      assertThat(session.changes("good", "good", SCHEMA, KEY, KEY, file).isEmpty()).isTrue();
    }
  }

  /** Random pairs of states; the old one and its changes must make the new one. */
  @Test
  void oldMinusDeletesPlusInsertsIsNew() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      Map<String, List<@Nullable Object>> before = randomState(random);
      Map<String, List<@Nullable Object>> after = randomState(random);
      Path file = data().resolve("random-" + round + ".parquet");
      try (EngineSession session = open()) {
        session.load("old", SCHEMA, new RowReader(memory, SCHEMA, 3, before.values().iterator()));
        session.load("new", SCHEMA, new RowReader(memory, SCHEMA, 3, after.values().iterator()));
        session.changes("new", "old", SCHEMA, KEY, List.of("id"), file);
        session.table("feed", withChangeType(), file.toFile().exists() ? List.of(file) : List.of());
        List<String> state = rows(session, "old");
        state.removeAll(rows(session, removed()));
        state.addAll(rows(session, added()));

        assertThat(state)
            .as("seed %d, round %d", seed, round)
            .containsExactlyInAnyOrderElementsOf(rows(session, "new"));
        assertThat(rows(session, removed()))
            .as("seed %d, round %d: needless changes", seed, round)
            .doesNotContainAnyElementsOf(added(session));
      }
    }
  }

  private static List<String> added(EngineSession session) {
    List<String> rows = new ArrayList<>(rows(session, added()));
    rows.add("never a row");
    return rows;
  }

  private static String added() {
    return "select repo, id, name, tags, attrs from feed"
        + " where _change_type in ('insert', 'update_postimage')";
  }

  private static String removed() {
    return "select repo, id, name, tags, attrs from feed"
        + " where _change_type in ('delete', 'update_preimage')";
  }

  private static Map<String, List<@Nullable Object>> randomState(Random random) {
    Map<String, List<@Nullable Object>> rows = new TreeMap<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      String id = "id" + random.nextInt(8);
      rows.put(
          id,
          row(
              "r",
              id,
              random.nextBoolean() ? null : "n" + random.nextInt(2),
              random.nextBoolean()
                  ? null
                  : List.of(row("k", random.nextBoolean() ? null : random.nextInt(2))),
              random.nextBoolean() ? null : Map.of("k", "v" + random.nextInt(2))));
    }
    return rows;
  }

  private static Schema withChangeType() {
    List<Field> fields = new ArrayList<>(SCHEMA.fields());
    fields.add(Field.required("_change_type", DataType.Scalar.STRING));
    return new Schema(fields);
  }
}
