package io.codeweft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codeweft.contracts.json.Digest;
import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Directories, an allocator that must end empty, and rows as text. */
abstract class EngineFixture {
  @TempDir Path temp;

  BufferAllocator memory = ArrowMemory.child("test", Long.MAX_VALUE);
  private final AtomicInteger sessions = new AtomicInteger();

  /** The engine under test. */
  protected abstract Engine engine();

  @BeforeEach
  void directories() throws IOException {
    Files.createDirectories(data());
  }

  @AfterEach
  void noBufferIsLeaked() {
    memory.close();
    assertThat(ArrowMemory.allocatedBytes()).isZero();
  }

  /** Readable and writable, with a name that needs quoting everywhere. */
  Path data() {
    return temp.resolve("daten [1]* übung's \"x\"");
  }

  SessionOptions options() {
    return SessionOptions.in(temp.resolve("work-" + sessions.getAndIncrement()))
        .withMemoryBytes(512L << 20)
        .withWritable(List.of(data()));
  }

  EngineSession open() {
    return engine().open(options());
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @SafeVarargs
  final void load(
      EngineSession session, String name, Schema schema, List<@Nullable Object>... rows) {
    session.load(name, schema, new RowReader(memory, schema, 2, List.of(rows).iterator()));
  }

  /** Rows of a relation or program, a line each, in its order. */
  static List<String> rows(EngineSession session, String relationOrProgram) {
    List<String> lines = new ArrayList<>();
    session.query(
        relationOrProgram,
        1_000_000,
        batch ->
            IntStream.range(0, batch.getRowCount())
                .mapToObj(
                    row ->
                        batch.getFieldVectors().stream()
                            .map(vector -> text(vector, row))
                            .reduce((a, b) -> a + " | " + b)
                            .orElse(""))
                .forEach(lines::add));
    return lines;
  }

  private static String text(FieldVector vector, int row) {
    Object value = vector.getObject(row);
    return value instanceof byte[] bytes
        ? java.util.HexFormat.of().formatHex(bytes)
        : String.valueOf(value);
  }

  static void assertFails(
      EngineException.Kind kind, ThrowingCallable call, String... messageParts) {
    EngineException failure = catchThrowableOfType(EngineException.class, call);
    assertThat(failure).as("failure of kind %s, %s", kind, List.of(messageParts)).isNotNull();
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    for (String part : messageParts) {
      assertThat(failure).hasMessageContaining(part);
    }
  }

  static String sha256(Path file) {
    try {
      return Digest.sha256Hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
