package io.codeweft.extract.offer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Looks at record batches before native code does, which trusts them: offsets and lengths must stay
 * within their buffers, and texts must be UTF-8. Arrow's own validation does not know maps.
 */
final class ArrowContent {
  private static final int INT = 4;
  private static final int LONG = 8;

  private ArrowContent() {}

  /**
   * Reads a stream to its end.
   *
   * @throws IOException when it cannot be read, or is not what Arrow allows
   */
  static void validate(InputStream stream, BufferAllocator memory) throws IOException {
    ReadChannel in = new ReadChannel(Channels.newChannel(stream));
    Schema schema = MessageSerializer.deserializeSchema(in);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory)) {
      VectorLoader loader = new VectorLoader(root);
      for (MessageMetadataResult message = MessageSerializer.readMessage(in);
          message != null;
          message = MessageSerializer.readMessage(in)) {
        try (ArrowRecordBatch batch = batch(message, in, memory)) {
          loader.load(batch);
          root(root);
        }
      }
    }
  }

  /** Arrow's own reader would lose the body of a message that is damaged. */
  private static ArrowRecordBatch batch(
      MessageMetadataResult message, ReadChannel in, BufferAllocator memory) throws IOException {
    if (message.getMessage().headerType() != MessageHeader.RecordBatch) {
      throw new IOException("a message that is no record batch; write plain values");
    }
    ArrowBuf body = MessageSerializer.readMessageBody(in, message.getMessageBodyLength(), memory);
    boolean complete = false;
    try {
      ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(message.getMessage(), body);
      complete = true;
      return batch;
    } finally {
      if (!complete) {
        body.close();
      }
    }
  }

  private static void root(VectorSchemaRoot batch) throws IOException {
    for (FieldVector vector : batch.getFieldVectors()) {
      require(vector.getValueCount() == batch.getRowCount(), vector, "another number of rows");
      vector(vector);
    }
  }

  private static void vector(FieldVector vector) throws IOException {
    long count = vector.getValueCount();
    require(count >= 0, vector, "a negative length");
    require(bits(count) <= vector.getValidityBuffer().capacity(), vector, "too few validity bits");
    switch (vector) {
      case BitVector bit ->
          require(bits(count) <= bit.getDataBuffer().capacity(), vector, "too few values");
      case BaseFixedWidthVector fixed ->
          require(
              count * fixed.getTypeWidth() <= fixed.getDataBuffer().capacity(),
              vector,
              "too few values");
      case BaseVariableWidthVector texts -> {
        offsets(vector, count, INT, texts.getDataBuffer().capacity());
        utf8(texts);
      }
      case BaseLargeVariableWidthVector texts -> {
        offsets(vector, count, LONG, texts.getDataBuffer().capacity());
        utf8(texts);
      }
      case ListVector list -> {
        offsets(vector, count, INT, list.getDataVector().getValueCount());
        vector(list.getDataVector());
      }
      case LargeListVector list -> {
        offsets(vector, count, LONG, list.getDataVector().getValueCount());
        vector(list.getDataVector());
      }
      case StructVector struct -> {
        for (FieldVector child : struct.getChildrenFromFields()) {
          require(child.getValueCount() >= count, child, "too few values");
          vector(child);
        }
      }
      default ->
          throw new IOException(
              "column '" + vector.getName() + "' has the type " + vector.getMinorType());
    }
  }

  /** They begin anywhere, never fall, and end within what they point into. */
  private static void offsets(FieldVector vector, long count, int width, long end)
      throws IOException {
    if (count == 0) {
      return;
    }
    ArrowBuf offsets = vector.getOffsetBuffer();
    require((count + 1) * width <= offsets.capacity(), vector, "too few offsets");
    long last = 0;
    for (long i = 0; i <= count; i++) {
      long offset = width == INT ? offsets.getInt(i * INT) : offsets.getLong(i * LONG);
      require(offset >= last && offset <= end, vector, "offsets out of bounds");
      last = offset;
    }
  }

  private static void utf8(VariableWidthFieldVector vector) throws IOException {
    if (!(vector instanceof VarCharVector || vector instanceof LargeVarCharVector)) {
      return;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    for (int i = 0; i < vector.getValueCount(); i++) {
      if (!vector.isNull(i)) {
        byte[] bytes = vector.get(i);
        try {
          if (!isAscii(bytes)) {
            decoder.decode(ByteBuffer.wrap(bytes));
          }
        } catch (CharacterCodingException e) {
          throw new IOException(
              "column '" + vector.getName() + "' has a text that is not UTF-8", e);
        }
      }
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static long bits(long count) {
    return (count + 7) / 8;
  }

  private static void require(boolean holds, FieldVector vector, String what) throws IOException {
    if (!holds) {
      throw new IOException("column '" + vector.getName() + "' has " + what);
    }
  }
}
