package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The facts of a file that no worker could speak of: one row of {@code extract_errors_v1}. */
public final class ErrorFrame {
  private static final int NULL = -1;

  private ErrorFrame() {}

  /** A frame that holds the columns of one error without a position. */
  public static Frame of(String extractor, String kind, String message) {
    List<byte[]> texts =
        List.of(extractor, kind, message).stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    int data = texts.stream().mapToInt(text -> text.length).sum();
    int table = Integer.BYTES * (2 + texts.size()) + data;
    int columns = Integer.BYTES * (texts.size() + 1) + Long.BYTES * 2;
    ByteBuffer frame = ByteBuffer.allocate(table + columns).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(texts.size());
    int end = 0;
    frame.putInt(end);
    for (byte[] text : texts) {
      end += text.length;
      frame.putInt(end);
    }
    texts.forEach(frame::put);
    for (int text = 0; text < texts.size(); text++) {
      frame.putInt(text);
    }
    frame.putInt(NULL).putLong(NULL).putLong(NULL);
    return new Frame(Arrays.copyOf(frame.array(), frame.position()));
  }
}
