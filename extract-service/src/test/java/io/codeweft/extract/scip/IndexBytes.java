package io.codeweft.extract.scip;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes indexes, field by field. */
public final class IndexBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Of the tool, at a version. */
  public static IndexBytes of(String tool, String version) {
    return new IndexBytes()
        .message(1, new IndexBytes().message(2, new IndexBytes().text(1, tool).text(2, version)));
  }

  public static IndexBytes document(String path) {
    return new IndexBytes().text(1, path).text(4, "python");
  }

  /** Of a document. */
  public IndexBytes occurrence(String symbol, int roles, int... range) {
    return message(2, new IndexBytes().numbers(1, range).text(2, symbol).number(3, roles));
  }

  public IndexBytes text(int field, String text) {
    return write(out -> out.writeByteArray(field, text.getBytes(StandardCharsets.UTF_8)));
  }

  public IndexBytes number(int field, int number) {
    return write(out -> out.writeInt32(field, number));
  }

  public IndexBytes numbers(int field, int... numbers) {
    IndexBytes packed = new IndexBytes();
    for (int number : numbers) {
      packed.write(out -> out.writeInt32NoTag(number));
    }
    return message(field, packed);
  }

  public IndexBytes message(int field, IndexBytes message) {
    return write(out -> out.writeByteArray(field, message.bytes()));
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private IndexBytes write(Writing writing) {
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
