package io.codeweft.extract.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.DatasetWriter;
import io.codeweft.extract.columns.Facts;
import io.codeweft.extract.columns.FileRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker sends, whole and broken. Allocators fail when they are closed before their use. */
class FactsReaderTest {
  private static final long LIMIT = 64L << 20;

  @TempDir static Path folder;
  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor();
  private static final BufferAllocator BATCHES = ArrowMemory.child("test", 8 * LIMIT);
  private static final List<DatasetWriter> WRITERS = new ArrayList<>();
  private static Worker worker;

  @BeforeAll
  static void start() {
    worker =
        Worker.start(
            Interpreter.find("python3"),
            WorkerScript.unpack(folder),
            new WorkerOptions(1, 0, Duration.ofSeconds(60), new Producers(true, false)),
            WATCHDOG);
    for (DatasetDeclaration declaration : Datasets.filledByWorkers()) {
      Path file = folder.resolve(declaration.name());
      WRITERS.add(new DatasetWriter(declaration, file, BATCHES));
    }
  }

  @AfterAll
  static void stop() {
    WRITERS.forEach(DatasetWriter::finish);
    WRITERS.forEach(DatasetWriter::close);
    BATCHES.close();
    worker.close();
    WATCHDOG.shutdownNow();
  }

  @Test
  void theTextIsHandedOverWhereTheBytesAreNotIt() throws Exception {
    byte[] latin = "# coding: latin-1\nx = 'é'\n".getBytes(ISO_8859_1);
    assertThat(utf8(latin)).hasValue("# coding: latin-1\nx = 'é'\n");

    byte[] plain = "x = 'é'\n".getBytes(UTF_8);
    assertThat(utf8(plain)).hasValue("x = 'é'\n");
    assertThat(utf8("\uFEFFx = 1\n".getBytes(UTF_8))).hasValue("x = 1\n");
    assertThat(utf8(new byte[0])).hasValue("");
    assertThat(utf8(new byte[] {'x', (byte) 0xFF})).isEmpty();
  }

  @Test
  void anAnswerThatStopsSomewhereIsBroken() throws Exception {
    byte[] answer =
        answer("def f(a, *b: int) -> 'ü': return [c.d(b) for c in a]\n".getBytes(UTF_8));
    assertThat(broken(answer)).as("whole").isEmpty();
    int cuts = 0;
    for (int length = 1; length < answer.length; length++) {
      cuts += broken(Arrays.copyOf(answer, length)).isEmpty() ? 1 : 0;
    }
    assertThat(cuts).as("between messages the rest is well-formed").isEqualTo(3);
  }

  @Test
  void anAnswerWithWrongBytesIsBrokenOrHasOtherValues() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] answer =
        answer("import a.b as c\nclass D(c.E):\n  '''f'''\n  g = h(1)\n".getBytes(UTF_8));
    int failures = 0;
    for (int round = 0; round < 1_500; round++) {
      byte[] garbled = answer.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        int[] numbers = {random.nextInt(256), 0, 0xFF, 0x7F, 0x80};
        garbled[random.nextInt(garbled.length)] = (byte) numbers[random.nextInt(numbers.length)];
      }
      failures += broken(garbled).isPresent() ? 1 : 0;
    }
    assertThat(failures).as("seed " + seed).isBetween(150, 1_350);
  }

  @Test
  void factsThatAreTooManyAreNotHeld() throws Exception {
    byte[] answer = answer("x = 1\n".repeat(1000).getBytes(UTF_8));
    try (BufferAllocator memory = ArrowMemory.child("test", 1 << 12)) {
      assertThatThrownBy(() -> FactsReader.read(answer, memory, _ -> {}))
          .isInstanceOf(OutOfMemoryException.class);
    }
  }

  /** Reads an answer and writes what it says: writing copies memory as the facts tell it to. */
  private static Optional<Exception> broken(byte[] answer) {
    BufferAllocator memory = ArrowMemory.child("test", LIMIT);
    try (Facts facts = FactsReader.read(answer, memory, _ -> {})) {
      for (DatasetWriter writer : WRITERS) {
        facts
            .of(writer.declaration().name())
            .ifPresent(added -> writer.append(FileRow.of("r", "p", "digest", 0), Map.of(), added));
      }
      return Optional.empty();
    } catch (IOException | OutOfMemoryException e) {
      memory.close();
      return Optional.of(e);
    }
  }

  private static Optional<String> utf8(byte[] source) throws Exception {
    BufferAllocator memory = ArrowMemory.child("test", LIMIT);
    try (Facts facts = FactsReader.read(answer(source), memory, _ -> {})) {
      return Optional.ofNullable(facts.utf8(source)).map(text -> new String(text, UTF_8));
    }
  }

  private static byte[] answer(byte[] source) throws WorkerFailure {
    return worker.extract(source);
  }
}
