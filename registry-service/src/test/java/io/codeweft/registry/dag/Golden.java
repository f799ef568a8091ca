package io.codeweft.registry.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that must not change unseen. A failing run writes what came out below {@code
 * target/golden}; look at the difference before copying it.
 */
public final class Golden {
  private Golden() {}

  /**
   * @param resource file below the test resources
   */
  public static void assertSame(String resource, String actual) {
    try {
      Path written = Path.of("target", "golden").resolve(resource);
      Files.createDirectories(written.getParent());
      Files.writeString(written, actual);
      assertThat(actual)
          .describedAs("%s; what came out is in %s", resource, written)
          .isEqualTo(read(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String resource) throws IOException {
    try (InputStream file = Golden.class.getClassLoader().getResourceAsStream(resource)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
