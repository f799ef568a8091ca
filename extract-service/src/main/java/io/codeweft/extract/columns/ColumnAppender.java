package io.codeweft.extract.columns;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.extract.worker.Frame;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * Collects a column over the frames of many files, in the buffers of Arrow's layout, and hands them
 * to a vector when a batch is full. The buffers are used again for the next batch.
 */
abstract sealed class ColumnAppender implements AutoCloseable
    permits NumberAppender, FlagAppender, TextAppender, ListAppender, StructAppender {
  private final GrowableBuffer validity;
  private int count;
  private int nulls;

  ColumnAppender(BufferAllocator memory) {
    validity = new GrowableBuffer(memory);
  }

  /** Takes the next {@code rows} values of the frame. */
  final void append(Frame frame, int rows) {
    validity.reserve((count + rows) / Byte.SIZE + 1L);
    take(frame, rows);
    count += rows;
  }

  /** Copies the values behind those of {@link #count}, and marks each as set or null. */
  abstract void take(Frame frame, int rows);

  final void set(int row) {
    BitVectorHelper.setBit(validity.get(), count + row);
  }

  final void setNull() {
    nulls++;
  }

  /** Values so far. */
  final int count() {
    return count;
  }

  /** Makes the vector hold the values. */
  void load(FieldVector vector) {
    List<org.apache.arrow.memory.ArrowBuf> all = new ArrayList<>();
    all.add(validity.get());
    buffers().forEach(buffer -> all.add(buffer.get()));
    vector.loadFieldBuffers(new ArrowFieldNode(count, nulls), all);
  }

  /** Buffers behind the validity, in the order of Arrow's layout. */
  abstract List<GrowableBuffer> buffers();

  /** Starts anew. */
  void clear() {
    count = 0;
    nulls = 0;
    validity.zero();
    buffers().forEach(GrowableBuffer::zero);
  }

  @Override
  public void close() {
    validity.close();
    buffers().forEach(GrowableBuffer::close);
  }

  static ColumnAppender of(Field field, BufferAllocator memory) {
    return of(field.type(), field.nullable(), memory);
  }

  static ColumnAppender of(DataType type, boolean nullable, BufferAllocator memory) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case INT32 -> new NumberAppender(Integer.BYTES, nullable, memory);
            case INT64 -> new NumberAppender(Long.BYTES, nullable, memory);
            case BOOL -> new FlagAppender(memory);
            case STRING -> new TextAppender(memory);
            case FLOAT64, BINARY -> throw unsupported(type);
          };
      case DataType.ListOf list ->
          new ListAppender(of(list.element(), list.elementNullable(), memory), memory);
      case DataType.StructOf struct ->
          new StructAppender(
              struct.fields().stream().map(field -> of(field, memory)).toList(), memory);
      case DataType.MapOf _ -> throw unsupported(type);
    };
  }

  private static IllegalArgumentException unsupported(DataType type) {
    return new IllegalArgumentException("workers do not fill columns of type " + type);
  }
}
