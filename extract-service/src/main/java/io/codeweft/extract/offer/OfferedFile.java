package io.codeweft.extract.offer;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;

/** A file of record batches in one of the formats that can be offered, told by its first bytes. */
final class OfferedFile {
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ARROW = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM = {-1, -1, -1, -1};

  /** Where the stream of an Arrow file begins: after its first bytes, padded. */
  private static final int STREAM_START = 8;

  private final Path file;
  private final Format format;

  private enum Format {
    PARQUET,
    ARROW_FILE,
    ARROW_STREAM
  }

  private OfferedFile(Path file, Format format) {
    this.file = file;
    this.format = format;
  }

  /** A file that cannot be read as what it seems to be. The message says why. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message, Throwable cause) {
      super(message, cause);
    }

    UnreadableException(String message) {
      super(message);
    }
  }

  static OfferedFile open(Path file) throws UnreadableException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(ARROW.length);
      if (startsWith(start, PARQUET)) {
        return new OfferedFile(file, Format.PARQUET);
      }
      if (startsWith(start, ARROW)) {
        return new OfferedFile(file, Format.ARROW_FILE);
      }
      if (startsWith(start, STREAM)) {
        return new OfferedFile(file, Format.ARROW_STREAM);
      }
      throw new UnreadableException("its first bytes are " + Arrays.toString(start));
    } catch (IOException e) {
      throw new UnreadableException(e.toString(), e);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** Its columns. */
  Schema schema(EngineSession session, BufferAllocator memory) throws UnreadableException {
    try {
      if (format == Format.PARQUET) {
        return session.describeFile(file);
      }
      try (ArrowReader reader = reader(memory)) {
        List<Field> fields = reader.getVectorSchemaRoot().getSchema().getFields();
        for (Field field : fields) {
          requirePlain(field);
        }
        return ArrowSchemas.fromArrow(reader.getVectorSchemaRoot().getSchema());
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static void requirePlain(Field field) throws UnreadableException {
    if (field.getDictionary() != null) {
      throw new UnreadableException(
          "column '" + field.getName() + "' is dictionary-encoded; write plain values");
    }
    for (Field child : field.getChildren()) {
      requirePlain(child);
    }
  }

  /** Defines a relation with its rows, as the declared types. */
  void define(String name, Schema declared, EngineSession session, BufferAllocator memory)
      throws UnreadableException {
    try {
      if (format == Format.PARQUET) {
        session.table(name, declared, List.of(file));
        return;
      }
      try (InputStream stream = stream()) {
        ArrowContent.validate(stream, memory);
      }
      session.load(name, declared, reader(memory));
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private ArrowReader reader(BufferAllocator memory) throws IOException {
    return new ArrowStreamReader(stream(), memory);
  }

  /** An Arrow file is a stream between a start that says so and an index. */
  private InputStream stream() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (format == Format.ARROW_FILE) {
      in.skipNBytes(STREAM_START);
    }
    return in;
  }

  static UnreadableException unreadable(Exception e) {
    return new UnreadableException(
        e instanceof EngineException ? String.valueOf(e.getMessage()) : e.toString(), e);
  }
}
