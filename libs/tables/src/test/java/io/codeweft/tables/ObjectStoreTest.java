package io.codeweft.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.json.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObjectStoreTest {
  private static final byte[] BYTES = "a graph".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private ObjectStore objects;

  @BeforeEach
  void open() {
    objects = Warehouse.at(directory).objects();
  }

  private Path file(String name) {
    return directory.resolve("objects").resolve(name.substring(0, 2)).resolve(name);
  }

  @Test
  void bytesComeBackByTheirDigest() {
    String name = objects.put(BYTES);

    assertThat(name).isEqualTo(Digest.sha256Hex(BYTES));
    assertThat(objects.put(BYTES)).isEqualTo(name);
    assertThat(objects.get(name)).isEqualTo(BYTES);
    assertThat(objects.contains(name)).isTrue();
    assertThat(objects.get(objects.put(new byte[0]))).isEmpty();
  }

  @Test
  void damageIsNoticedAndRepairedByTheNextPut() throws IOException {
    String name = objects.put(BYTES);
    Files.writeString(file(name), "a grap");

    assertThatThrownBy(() -> objects.get(name))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining(name);
    objects.put(BYTES);
    assertThat(objects.get(name)).isEqualTo(BYTES);
  }

  @Test
  void anObjectThatIsNotThereIsNamed() {
    String name = Digest.sha256Hex("nobody");

    assertThat(objects.contains(name)).isFalse();
    assertThatThrownBy(() -> objects.get(name))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(name);
  }

  @Test
  void onlyDigestsAreNames() {
    for (String name : List.of("", "../../etc/passwd", "A".repeat(64), "a".repeat(63))) {
      assertThatThrownBy(() -> objects.get(name))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("64");
    }
  }

  @Test
  void anObjectHasALargestSize() {
    assertThatThrownBy(() -> objects.put(new byte[ObjectStore.MAX_BYTES + 1]))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(String.valueOf(ObjectStore.MAX_BYTES));
  }

  @Test
  void manyWritersOfTheSameBytesAgree() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> puts =
          IntStream.range(0, 64).mapToObj(i -> threads.submit(() -> objects.put(BYTES))).toList();
      for (Future<String> put : puts) {
        assertThat(put.get()).isEqualTo(Digest.sha256Hex(BYTES));
      }
    }
    assertThat(objects.get(Digest.sha256Hex(BYTES))).isEqualTo(BYTES);
    try (Stream<Path> files = Files.list(file(Digest.sha256Hex(BYTES)).resolveSibling(""))) {
      assertThat(files).hasSize(1);
    }
  }
}
