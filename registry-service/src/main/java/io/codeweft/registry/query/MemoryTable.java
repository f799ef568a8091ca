package io.codeweft.registry.query;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineSession;
import io.codeweft.rows.OneBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * A table of a few thousand rows that is written as one record batch when a query reads it.
 *
 * @param schema columns of the types string, bool, int32 and int64
 * @param rows hands out every row: a value a column
 */
public record MemoryTable(Schema schema, Consumer<Rows> rows) {
  private static final long MEMORY_BYTES = 256L << 20;

  /** Takes rows. */
  public interface Rows {
    /**
     * @param values one a column: String, Boolean, Integer, Long or null
     */
    void add(@Nullable Object... values);
  }

  void load(EngineSession session, String relation) {
    try (BufferAllocator memory = ArrowMemory.child(relation, MEMORY_BYTES)) {
      session.load(relation, schema, new OneBatch(memory, schema, this::write));
    }
  }

  private void write(VectorSchemaRoot batch) {
    List<FieldVector> columns = batch.getFieldVectors();
    int[] written = {0};
    rows.accept(
        values -> {
          if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                values.length + " values for the " + columns.size() + " columns of " + schema);
          }
          for (int i = 0; i < values.length; i++) {
            set(columns.get(i), written[0], values[i]);
          }
          written[0]++;
        });
    batch.setRowCount(written[0]);
  }

  private static void set(FieldVector column, int row, @Nullable Object value) {
    if (value == null) {
      column.setNull(row);
      return;
    }
    switch (column) {
      case VarCharVector text ->
          text.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
      case IntVector number -> number.setSafe(row, (Integer) value);
      case BigIntVector number -> number.setSafe(row, (Long) value);
      case BitVector bit -> bit.setSafe(row, (Boolean) value ? 1 : 0);
      default -> throw new IllegalArgumentException("no column of a made table: " + column);
    }
  }
}
