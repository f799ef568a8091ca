package io.codeweft.extract.facts;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.extract.Datasets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * One row of a dataset while a producer fills it. A column that is not set is null, a list without
 * elements is empty.
 */
public final class FactsRow implements AutoCloseable {
  private final VectorSchemaRoot root;
  private final Map<String, StructList> lists = new LinkedHashMap<>();
  private boolean handedOn;

  /**
   * @param memory of the row
   */
  public FactsRow(DatasetDeclaration declaration, BufferAllocator memory) {
    root = VectorSchemaRoot.create(ArrowSchemas.toArrow(Datasets.factColumns(declaration)), memory);
    for (FieldVector vector : root.getFieldVectors()) {
      if (vector instanceof ListVector list && list.getDataVector() instanceof StructVector) {
        lists.put(vector.getName(), StructList.of(list));
      }
    }
  }

  /** A list of structs; everything that is added to it belongs to the row. */
  public StructList list(String column) {
    StructList list = lists.get(column);
    if (list == null) {
      throw new IllegalArgumentException(
          "there is no list '" + column + "'; lists: " + lists.keySet());
    }
    return list;
  }

  public void set(String column, int value) {
    ((IntVector) root.getVector(column)).setSafe(0, value);
  }

  public void set(String column, @Nullable String text) {
    if (text != null) {
      Texts.set((VarCharVector) root.getVector(column), 0, text);
    }
  }

  /** The row; the caller closes it. */
  public VectorSchemaRoot finish() {
    lists.values().forEach(list -> list.endRow(0));
    for (FieldVector vector : root.getFieldVectors()) {
      if (vector.getValueCapacity() == 0) {
        vector.setInitialCapacity(1);
        vector.allocateNew();
      }
    }
    root.setRowCount(1);
    handedOn = true;
    return root;
  }

  /** Frees the buffers of a row that is not handed on. */
  @Override
  public void close() {
    if (!handedOn) {
      root.close();
    }
  }
}
