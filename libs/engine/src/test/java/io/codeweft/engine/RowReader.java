package io.codeweft.engine;

import io.codeweft.contracts.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * Record batches of literal rows: a list and a struct are a {@link List}, a map is a {@link Map},
 * binary is a byte array.
 */
final class RowReader extends ArrowReader {
  private final org.apache.arrow.vector.types.pojo.Schema schema;
  private final Iterator<? extends List<? extends @Nullable Object>> rows;
  private final int batchRows;
  private boolean closed;

  RowReader(
      BufferAllocator memory,
      Schema schema,
      int batchRows,
      Iterator<? extends List<? extends @Nullable Object>> rows) {
    this(memory, ArrowSchemas.toArrow(schema), batchRows, rows);
  }

  RowReader(
      BufferAllocator memory,
      org.apache.arrow.vector.types.pojo.Schema schema,
      int batchRows,
      Iterator<? extends List<? extends @Nullable Object>> rows) {
    super(memory);
    this.schema = schema;
    this.batchRows = batchRows;
    this.rows = rows;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    VectorSchemaRoot root = getVectorSchemaRoot();
    root.clear();
    root.getFieldVectors().forEach(FieldVector::allocateNew);
    int row = 0;
    for (; row < batchRows && rows.hasNext(); row++) {
      List<? extends @Nullable Object> values = rows.next();
      for (int column = 0; column < values.size(); column++) {
        set(root.getVector(column), row, values.get(column));
      }
    }
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setValueCount(row);
    }
    root.setRowCount(row);
    return row > 0;
  }

  private static void set(FieldVector vector, int at, @Nullable Object value) {
    switch (value) {
      case null -> vector.setNull(at);
      case String text ->
          ((VarCharVector) vector).setSafe(at, text.getBytes(StandardCharsets.UTF_8));
      case Boolean truth -> ((BitVector) vector).setSafe(at, truth ? 1 : 0);
      case Integer number -> ((IntVector) vector).setSafe(at, number);
      case Long number -> ((BigIntVector) vector).setSafe(at, number);
      case Double number -> ((Float8Vector) vector).setSafe(at, number);
      case byte[] bytes when vector instanceof FixedSizeBinaryVector fixed ->
          fixed.setSafe(at, bytes);
      case byte[] bytes -> ((VarBinaryVector) vector).setSafe(at, bytes);
      case Map<?, ?> map -> {
        List<Object> entries = new ArrayList<>();
        map.forEach((key, entry) -> entries.add(java.util.Arrays.asList(key, entry)));
        elements((MapVector) vector, at, entries);
      }
      case List<?> fields when vector instanceof StructVector struct -> {
        struct.setIndexDefined(at);
        for (int i = 0; i < fields.size(); i++) {
          set((FieldVector) struct.getChildByOrdinal(i), at, fields.get(i));
        }
      }
      case List<?> elements -> elements((ListVector) vector, at, elements);
      default -> throw new IllegalArgumentException("no vector for " + value.getClass());
    }
  }

  private static void elements(ListVector vector, int at, List<?> elements) {
    int start = vector.startNewValue(at);
    for (int i = 0; i < elements.size(); i++) {
      set(vector.getDataVector(), start + i, elements.get(i));
    }
    vector.endValue(at, elements.size());
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    closed = true;
  }

  @Override
  protected org.apache.arrow.vector.types.pojo.Schema readSchema() {
    return schema;
  }
}
