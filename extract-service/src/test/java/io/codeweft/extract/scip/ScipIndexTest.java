package io.codeweft.extract.scip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.engine.ArrowMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScipIndexTest {
  /** Other mutations with {@code -Dcodeweft.seed}. */
  private static final long SEED = Long.getLong("codeweft.seed", 20);

  private static final int MUTATIONS = 1_000;
  private static final long MEMORY = 16L << 20;

  @TempDir Path folder;

  /** All rows of an index, as text. */
  private static String read(Path file) throws ScipException, IOException {
    StringBuilder rows = new StringBuilder();
    try (ScipIndex index = ScipIndex.open(file, 1 << 20);
        BufferAllocator memory = ArrowMemory.child("test", MEMORY)) {
      try (VectorSchemaRoot row = index.index(memory)) {
        rows.append(row.contentToTSVString());
      }
      for (String path : index.documents()) {
        try (VectorSchemaRoot row = index.document(path, false, memory)) {
          rows.append(path).append(row.contentToTSVString());
        }
      }
    }
    return rows.toString();
  }

  @Test
  void theVersionOfTheProjectIsInNoSymbol() throws Exception {
    Path file = folder.resolve("index.scip");
    String[] rows = new String[2];
    for (int i = 0; i < 2; i++) {
      String own = "scip-python python my  pkg 1." + i + " `a b`/";
      IndexBytes.of("scip-python", "1")
          .message(
              2,
              IndexBytes.document("a.py")
                  .occurrence(own + "f().", 1, 0, 4, 5)
                  .occurrence("scip-python python other 2 m/g().", 8, 1, 0, 1)
                  .occurrence("local 3", 1, 2, 0, 1)
                  .message(
                      3,
                      new IndexBytes()
                          .text(1, own + "f().")
                          .text(3, "def f()")
                          .text(3, "Says.")
                          .message(4, new IndexBytes().text(1, own + "g().").number(3, 1))
                          .number(5, 17)
                          .text(8, own)))
          .message(3, new IndexBytes().text(1, own + "h()."))
          .write(file);
      rows[i] = read(file);
    }
    assertThat(rows[0])
        .contains("\"scip-python python my  pkg . `a b`/f().\"")
        .contains("\"scip-python python other 2 m/g().\"", "\"symbol_scope\":\"a.py\"")
        .contains("{\"documentation_no\":1,\"text\":\"Says.\"}", "\"kind\":\"Function\"")
        .contains("\"enclosing_symbol\":\"scip-python python my  pkg . `a b`/\"")
        .contains("\"is_implementation\":true");
    assertThat(rows[1]).isEqualTo(rows[0]);
  }

  @Test
  void columnsOfTheFirstLineLoseAByteOrderMark() throws Exception {
    Path file = folder.resolve("index.scip");
    for (Map.Entry<String, Integer> tool : Map.of("scip-python", 4, "another", 5).entrySet()) {
      IndexBytes.of(tool.getKey(), "1")
          .message(2, IndexBytes.document("a.py").occurrence("local 0", 1, 0, 5, 1, 7))
          .write(file);
      try (ScipIndex index = ScipIndex.open(file, 1 << 20);
          BufferAllocator memory = ArrowMemory.child("test", MEMORY);
          VectorSchemaRoot row = index.document("a.py", true, memory)) {
        assertThat(row.contentToTSVString())
            .contains("\"start_char\":" + tool.getValue() + ",\"end_line\":1,\"end_char\":7");
      }
    }
  }

  @Test
  void whatNoIndexMayHoldIsNamed() {
    assertBroken("has a range of 2 numbers", IndexBytes.document("a").occurrence("s", 0, 1, 2));
    assertBroken("a position is -1", IndexBytes.document("a").occurrence("s", 0, 0, -1, 2));
    assertBroken("more than 16 numbers", IndexBytes.document("a").occurrence("s", 0, new int[17]));
    assertBroken("a text is not UTF-8", IndexBytes.document("a").numbers(4, 200));
    assertThatThrownBy(() -> read(Files.write(folder.resolve("i"), new byte[2 << 20])))
        .isInstanceOf(ScipException.class)
        .hasMessageContaining("has 2097152 bytes, the limit is 1048576");
    assertThatThrownBy(() -> read(folder.resolve("none")))
        .hasMessageContaining("none cannot be read (NoSuchFileException)");
  }

  private void assertBroken(String why, IndexBytes document) {
    Path file = IndexBytes.of("t", "1").message(2, document).write(folder.resolve("broken"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ScipException.class)
        .hasMessageContaining("of the SCIP index is broken: ")
        .hasMessageContaining(why);
  }

  /** Something of everything. */
  private static byte[] rich() {
    IndexBytes symbol =
        new IndexBytes()
            .text(1, "t m p 1 a/f().")
            .text(3, "Says.")
            .message(4, new IndexBytes().text(1, "local 1").number(2, 1).number(5, 1))
            .number(5, 17)
            .text(6, "f")
            .message(7, new IndexBytes().text(5, "def f()"))
            .text(8, "t m p 1 a/");
    IndexBytes diagnostic =
        new IndexBytes().number(1, 2).text(2, "W1").text(3, "old").text(4, "lint").numbers(5, 1, 2);
    IndexBytes occurrence =
        new IndexBytes()
            .numbers(1, 0, 4, 5)
            .text(2, "t m p 1 a/f().")
            .number(3, 1)
            .text(4, "instead")
            .number(5, 13)
            .message(6, diagnostic)
            .numbers(7, 0, 0, 1, 300);
    return IndexBytes.of("t", "1")
        .message(
            2, IndexBytes.document("a.py").number(6, 1).message(2, occurrence).message(3, symbol))
        .message(2, IndexBytes.document("b/ü.py").occurrence("local 1", 8, 70_000, 4, 5))
        .message(3, symbol)
        .bytes();
  }

  @Test
  void aCutIndexIsRefusedButBetweenItsMessages() throws Exception {
    byte[] bytes = rich();
    Path file = folder.resolve("cut");
    int accepted = 0;
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      accepted += isRead(file, "cut at " + length) ? 1 : 0;
    }
    assertThat(accepted).isEqualTo(4);
    assertThat(bytes).hasSizeGreaterThan(250);
  }

  @Test
  void aMutatedIndexIsReadOrRefused() throws Exception {
    byte[] bytes = rich();
    Path file = folder.resolve("mutated");
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = bytes.clone();
      int at = random.nextInt(bytes.length);
      mutated[at] = List.of((byte) 0, (byte) 0x7F, (byte) 0xFF, (byte) random.nextInt()).get(i % 4);
      Files.write(file, mutated);
      refused += isRead(file, "seed " + SEED + ", mutation " + i + " at " + at) ? 0 : 1;
    }
    assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS);
  }

  /** Anything but rows or a {@link ScipException} is an error, and memory left over is, too. */
  private static boolean isRead(Path file, String what) {
    try (ScipIndex index = ScipIndex.open(file, 1 << 20);
        BufferAllocator memory = ArrowMemory.child("test", MEMORY)) {
      index.index(memory).close();
      for (String path : index.documents()) {
        index.document(path, false, memory).close();
      }
      return true;
    } catch (ScipException e) {
      assertThat(e.kind()).as(what).isEqualTo("malformed");
      return false;
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }
}
