package io.codeweft.functions.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.functions.FunctionLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published reference is that of the library. When a definition changes, this test writes the
 * page to {@code target/functions.md}: look at it, then copy it over.
 */
class FunctionGuideTest {
  private static final Path PUBLISHED = Path.of("../../docs/functions.md");
  private static final Path WRITTEN = Path.of("target/functions.md");

  @Test
  void thePublishedPageIsTheLibrarys() throws IOException {
    String page = FunctionGuide.page(FunctionLibrary.standard().snapshot());
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, page);
    assertThat(PUBLISHED).exists().content().isEqualTo(page);
  }

  @Test
  void everyFunctionIsOnThePageWithItsDocumentationAndExamples() {
    String page = FunctionGuide.page(FunctionLibrary.standard().snapshot());
    for (FunctionDefinition function : FunctionLibrary.standard().snapshot().functions()) {
      assertThat(page)
          .contains(
              "## " + function.name() + "\n",
              function.signature(),
              function.documentation().strip());
      assertThat(function.examples()).isNotEmpty();
      assertThat(FunctionGuide.summary(function)).endsWith(".").doesNotContain("\n");
      for (String tag : List.copyOf(function.tags())) {
        assertThat(page).contains("| " + tag + " | ");
      }
    }
  }
}
