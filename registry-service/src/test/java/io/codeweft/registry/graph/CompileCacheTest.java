package io.codeweft.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.codeweft.contracts.pack.PackBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCacheTest {
  private static final PackBundle PACK = new PackBundle("p", Map.of("pack.yaml", "pack: p"));
  private static final String OBJECT = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  @Test
  void aCompilationIsFoundAgainByPackFunctionsAndCode() {
    CompileCache cache = new CompileCache(folder, "code-1");
    assertThat(cache.find(PACK, "functions-1")).isEmpty();
    cache.remember(PACK, "functions-1", OBJECT);
    assertThat(cache.find(PACK, "functions-1")).contains(OBJECT);
    assertThat(cache.find(PACK, "functions-2")).isEmpty();
    assertThat(cache.find(new PackBundle("p", Map.of("pack.yaml", "pack: q")), "functions-1"))
        .isEmpty();
    assertThat(new CompileCache(folder, "code-2").find(PACK, "functions-1")).isEmpty();
  }

  @Test
  void withoutAnArchiveOfTheCodeNothingIsRemembered() throws IOException {
    CompileCache cache = new CompileCache(folder, null);
    cache.remember(PACK, "functions-1", OBJECT);
    assertThat(cache.find(PACK, "functions-1")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void aDamagedEntryIsNone() throws IOException {
    CompileCache cache = new CompileCache(folder, "code-1");
    cache.remember(PACK, "functions-1", OBJECT);
    Files.writeString(files().getFirst(), "");
    assertThat(cache.find(PACK, "functions-1")).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
