package io.codeweft.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published AsyncAPI document matches the topics; a new one is written to {@code target}. */
class AsyncApiTest {
  private static final Path PUBLISHED = Path.of("src/main/resources/asyncapi.yaml");
  private static final Path WRITTEN = Path.of("target/asyncapi.yaml");

  @Test
  void everyTopicIsAChannel() {
    assertThat(AsyncApi.document().path("channels").size()).isEqualTo(Topic.values().length);
  }

  @Test
  void thePublishedDocumentIsCurrent() throws IOException {
    String current = new YAMLMapper().writeValueAsString(AsyncApi.document());
    Files.writeString(WRITTEN, current);
    assertThat(PUBLISHED).exists().content().isEqualTo(current);
  }
}
