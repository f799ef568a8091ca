package io.codeweft.extract.worker;

import io.codeweft.extract.Datasets;
import io.codeweft.extract.columns.Facts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a worker answers for a file: Arrow IPC messages, as {@code __main__.py} describes
 * them. Nothing is trusted: a message that does not hold what it says would be read beyond its
 * memory.
 */
final class FactsReader {
  private static final int CONTINUATION = -1;
  private static final int PREFIX = 2 * Integer.BYTES;
  private static final String TEXT = "text";

  /** One per extractor. */
  private static final int MAX_ERRORS = 10;

  private static final Schema STRINGS =
      new Schema(List.of(Field.nullable("string", new ArrowType.Utf8())));

  private final ByteBuffer response;
  private final BufferAllocator memory;
  private final Map<String, VectorSchemaRoot> batches = new LinkedHashMap<>();
  private final List<ArrowBuf> bodies = new ArrayList<>();
  private @Nullable Dictionary dictionary;
  private byte @Nullable [] text;

  private FactsReader(byte[] response, BufferAllocator memory) {
    this.response = ByteBuffer.wrap(response).order(ByteOrder.LITTLE_ENDIAN);
    this.memory = memory;
  }

  /**
   * Reads a whole answer.
   *
   * @param memory holds the facts, and is closed with them; on an error nothing is left in it
   * @param closing is told when the facts are closed
   * @throws IOException when the answer is broken
   * @throws OutOfMemoryException when the facts do not fit
   */
  static Facts read(byte[] response, BufferAllocator memory, Consumer<Facts> closing)
      throws IOException {
    FactsReader reader = new FactsReader(response, memory);
    boolean complete = false;
    try {
      while (reader.response.hasRemaining()) {
        reader.message();
      }
      require(reader.batches.containsKey(Datasets.FILES), "the file is described");
      complete = true;
      return new Facts(memory, reader.batches, reader.text, closing);
    } catch (OutOfMemoryException e) {
      throw e;
    } catch (RuntimeException e) { // what Arrow and FlatBuffers have for something out of place
      throw new IOException(String.valueOf(e.getMessage()), e);
    } finally {
      if (!complete) {
        reader.release();
      }
    }
  }

  private void message() throws IOException {
    require(response.remaining() > PREFIX && response.getInt() == CONTINUATION, "a message starts");
    int length = response.getInt();
    require(length > 0 && length <= response.remaining(), "metadata ends");
    Message message = Message.getRootAsMessage(take(length));
    long size = message.bodyLength();
    require(size >= 0 && size <= response.remaining(), "a body ends");
    ArrowBuf body = memory.buffer(size);
    bodies.add(body);
    body.setBytes(0, take((int) size));
    switch (message.headerType()) {
      case MessageHeader.DictionaryBatch -> {
        try (ArrowDictionaryBatch batch =
            MessageSerializer.deserializeDictionaryBatch(message, body)) {
          dictionary = strings(batch.getDictionary(), Dictionary::new);
        }
      }
      case MessageHeader.RecordBatch -> {
        try (ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(message, body)) {
          facts(dataset(message), batch);
        }
      }
      default -> require(false, "a batch is sent");
    }
  }

  private static String dataset(Message message) {
    require(message.customMetadataLength() == 1, "a batch has a name");
    KeyValue pair = message.customMetadata(0);
    require("dataset".equals(pair.key()), "a batch has a name");
    return pair.value();
  }

  private void facts(String dataset, ArrowRecordBatch batch) {
    if (dataset.equals(TEXT)) {
      text = strings(batch, strings -> strings.get(0));
      return;
    }
    WireSchema schema = WireSchema.BY_DATASET.get(dataset);
    Dictionary strings = dictionary;
    if (schema == null || strings == null || batches.containsKey(dataset)) {
      throw broken("the dataset " + dataset + " is filled");
    }
    int most = dataset.equals(Datasets.ERRORS) ? MAX_ERRORS : 1;
    require(batch.getLength() >= 1 && batch.getLength() <= most, "rows are sent");
    VectorSchemaRoot facts = VectorSchemaRoot.create(schema.declared(), memory);
    batches.put(dataset, facts);
    try (VectorSchemaRoot encoded = load(schema.wire(), batch)) {
      for (FieldVector column : encoded.getFieldVectors()) {
        strings.decode(column, facts.getVector(column.getName()));
      }
      facts.setRowCount(encoded.getRowCount());
    }
  }

  private <T> T strings(ArrowRecordBatch batch, Function<VarCharVector, T> use) {
    // Each has an offset, and a batch gets room for its rows before anything can be looked at.
    require(batch.getLength() <= response.capacity() / Integer.BYTES, "strings are listed");
    try (VectorSchemaRoot strings = load(STRINGS, batch)) {
      return use.apply((VarCharVector) strings.getVector(0));
    }
  }

  private VectorSchemaRoot load(Schema schema, ArrowRecordBatch batch) {
    VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory);
    boolean valid = false;
    try {
      new VectorLoader(root).load(batch);
      ValueVectorUtility.validateFull(root);
      valid = true;
      return root;
    } finally {
      if (!valid) {
        root.close();
      }
    }
  }

  private ByteBuffer take(int size) {
    ByteBuffer part = response.slice(response.position(), size).order(ByteOrder.LITTLE_ENDIAN);
    response.position(response.position() + size);
    return part;
  }

  private static void require(boolean fine, String where) {
    if (!fine) {
      throw broken(where);
    }
  }

  private static IllegalArgumentException broken(String where) {
    return new IllegalArgumentException("it is broken where " + where);
  }

  /** A batch that could not be read has not given back its buffers. */
  private void release() {
    batches.values().forEach(VectorSchemaRoot::close);
    for (ArrowBuf body : bodies) {
      if (body.refCnt() > 0) {
        body.getReferenceManager().release(body.refCnt());
      }
    }
  }
}
