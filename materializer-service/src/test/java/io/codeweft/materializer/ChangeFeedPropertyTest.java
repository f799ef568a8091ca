package io.codeweft.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.VersionChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whoever follows a table from its beginning, by its change feed or by the events, holds the table
 * after every build; deliveries are repeated at random on the way.
 */
class ChangeFeedPropertyTest extends MaterializerFixture {
  private static final int BUILDS = 6;

  @RepeatedTest(4)
  void theFeedFoldedFromTheBeginningIsTheTable(RepetitionInfo repetition) {
    long seed = 20_261_120L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    SampleWorker worker = new SampleWorker(tables, SampleGraph.graph()).files("a.py", "b.py");
    Map<String, String> rows = new TreeMap<>();
    Map<String, String> byEvents = new TreeMap<>();
    Map<String, String> byFeed = new TreeMap<>();
    Long base = null;
    for (int build = 1; build <= BUILDS; build++) {
      edit(rows, random);
      ViewComputed task = worker.compute(build, "nodes", query(rows), base);
      List<Event> events = deliver(task);
      if (random.nextBoolean()) {
        events = deliver(task);
      }
      long before = base == null ? -1 : base;
      TableSnapshot table = latest("nodes").orElseThrow();
      base = table.version();
      delta.changes(table.root(), before, base).forEach(version -> fold(byFeed, version));
      boolean complete = events.stream().noneMatch(ChangeFeedPropertyTest::isReference);
      events.forEach(event -> fold(byEvents, event));
      if (!complete) {
        byEvents.clear();
        byEvents.putAll(rows);
      }
      String at = "seed " + seed + ", build " + build;
      assertThat(tables.rows(table.schema(), table.paths())).as(at).isEqualTo(lines(rows));
      assertThat(byFeed).as(at).isEqualTo(rows);
      assertThat(byEvents).as(at).isEqualTo(rows);
    }
  }

  private static void edit(Map<String, String> rows, Random random) {
    for (int i = random.nextInt(MAX_CHANGE_EVENTS + 2); i > 0; i--) {
      String id = "n" + random.nextInt(8);
      if (random.nextInt(3) == 0) {
        rows.remove(id);
      } else {
        rows.put(id, "K" + random.nextInt(3));
      }
    }
  }

  private static String query(Map<String, String> rows) {
    String values =
        rows.entrySet().stream()
            .map(row -> ", ('" + row.getKey() + "', '" + row.getValue() + "', 'a.py')")
            .collect(Collectors.joining());
    return "select * from (values ('', '', '')" + values + ") t(id, kind, path) where id <> ''";
  }

  private static List<String> lines(Map<String, String> rows) {
    return rows.entrySet().stream()
        .map(row -> row.getKey() + " | " + row.getValue() + " | a.py")
        .toList();
  }

  private void fold(Map<String, String> state, VersionChanges version) {
    List<Field> fields = new ArrayList<>(version.schema().fields());
    fields.add(Field.required("_change_type", DataType.Scalar.STRING));
    List<String> changes =
        version.changed().isEmpty()
            ? tables.rows(version.schema(), version.inserted()).stream()
                .map(row -> row + " | insert")
                .toList()
            : tables.rows(new Schema(fields), version.changed());
    for (String change : changes) {
      String[] values = change.split(" \\| ", -1);
      switch (values[3]) {
        case "insert" -> assertThat(state.put(values[0], values[1])).isNull();
        case "update_postimage" -> state.put(values[0], values[1]);
        case "update_preimage" -> assertThat(state).containsEntry(values[0], values[1]);
        case "delete" -> assertThat(state.remove(values[0])).isEqualTo(values[1]);
        default -> throw new AssertionError(change);
      }
    }
  }

  private static void fold(Map<String, String> state, Event event) {
    if (event instanceof CpgChanged change && !isReference(event)) {
      if (change.after() == null) {
        state.remove(change.id());
      } else {
        state.put(change.id(), change.after().path("kind").asText());
      }
    }
  }

  private static boolean isReference(Event event) {
    return event instanceof CpgChanged change && change.op() == CpgChanged.Op.REFERENCE;
  }
}
