package io.codeweft.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.CpgChanged.Op;
import io.codeweft.contracts.json.Json;
import io.codeweft.tables.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the change events of a build with the rows that differ. */
final class ChangeEvents {
  private ChangeEvents() {}

  /** Checks that a consumer that applies the events to the old rows holds the new ones. */
  static void assertTrueDifference(
      List<CpgChanged> events, TableSnapshot before, TableSnapshot after) {
    assertThat(events).isNotEmpty().noneMatch(event -> event.op() == Op.REFERENCE);
    assertThat(events.stream().map(CpgChanged::eventId)).doesNotHaveDuplicates();
    for (CpgChanged event : events) {
      assertThat(event.before() == null).isEqualTo(event.op() == Op.INSERT);
      assertThat(event.after() == null).isEqualTo(event.op() == Op.DELETE);
      assertThat(event.table().version()).isEqualTo(after.version());
      assertThat(event.fromVersion()).isEqualTo(before.version());
    }
    try (Duck duck = new Duck()) {
      duck.view("before", before.paths(), "*", "before");
      duck.view("after", after.paths(), "*", "after");
      String columns =
          duck.rows("SELECT column_name, column_type FROM (DESCRIBE after)").stream()
              .map(column -> column.replaceFirst("\\|", ": '") + "'")
              .collect(Collectors.joining(", ", "{", "}"));
      load(duck, "told_out", columns, images(events, CpgChanged::before));
      load(duck, "told_in", columns, images(events, CpgChanged::after));
      assertSame(duck, "told_out", "FROM before EXCEPT ALL FROM after");
      assertSame(duck, "told_in", "FROM after EXCEPT ALL FROM before");
    }
  }

  private static List<JsonNode> images(
      List<CpgChanged> events, Function<CpgChanged, @Nullable JsonNode> image) {
    return events.stream().map(image).filter(Objects::nonNull).toList();
  }

  private static void load(Duck duck, String name, String columns, List<JsonNode> rows) {
    try {
      Path file = Workspace.folder("events").resolve(name + ".json");
      Files.write(file, rows.stream().map(Json::text).toList());
      duck.execute(
          "CREATE TEMP TABLE "
              + name
              + " AS FROM read_json('"
              + file
              + "', format = 'newline_delimited', columns = "
              + columns
              + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(Duck duck, String told, String difference) {
    duck.execute("CREATE OR REPLACE TEMP TABLE truth AS " + difference);
    assertThat(duck.rows("FROM " + told + " EXCEPT ALL FROM truth")).describedAs(told).isEmpty();
    assertThat(duck.rows("FROM truth EXCEPT ALL FROM " + told)).describedAs(told).isEmpty();
  }
}
