package io.codeweft.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published JSON Schemas say what the records say. When a record changes, this test writes the
 * new schema to {@code target/events}: review it, then copy it over. A removed property, a changed
 * type or a new required property needs a new event version instead.
 */
class EventSchemaTest {
  private static final Path PUBLISHED = Path.of("src/main/resources/events");
  private static final Path WRITTEN = Path.of("target/events");

  @SuppressWarnings("unchecked")
  static Stream<Class<? extends Event>> eventTypes() {
    return Arrays.stream(Event.class.getPermittedSubclasses())
        .map(type -> (Class<? extends Event>) type);
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void thePublishedSchemaIsTheRecords(Class<? extends Event> type) throws IOException {
    String current =
        Json.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(EventSchemas.of(type))
            + "\n";
    String name = type.getSimpleName() + ".schema.json";
    Files.createDirectories(WRITTEN);
    Files.writeString(WRITTEN.resolve(name), current);
    assertThat(PUBLISHED.resolve(name)).exists().content().isEqualTo(current);
  }
}
