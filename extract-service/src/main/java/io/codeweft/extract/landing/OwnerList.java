package io.codeweft.extract.landing;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.engine.EngineSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** Owners of rows on their way into an engine and out of it. */
final class OwnerList {
  private static final long MEMORY = 1L << 30;
  private static final int MAX_OWNERS = 10_000_000;

  private OwnerList() {}

  /** A relation with one column. */
  static void load(EngineSession session, String relation, String column, List<String> owners) {
    Schema schema = new Schema(List.of(Field.required(column, DataType.Scalar.STRING)));
    try (BufferAllocator memory = ArrowMemory.child("owners", MEMORY)) {
      byte[] stream = stream(schema, owners, memory);
      session.load(
          relation, schema, new ArrowStreamReader(new ByteArrayInputStream(stream), memory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] stream(Schema schema, List<String> owners, BufferAllocator memory)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(ArrowSchemas.toArrow(schema), memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
      VarCharVector vector = (VarCharVector) root.getVector(0);
      for (int i = 0; i < owners.size(); i++) {
        vector.setSafe(i, owners.get(i).getBytes(StandardCharsets.UTF_8));
      }
      root.setRowCount(owners.size());
      writer.writeBatch();
    }
    return bytes.toByteArray();
  }

  /** The distinct owners of a relation, in order. */
  static List<String> read(EngineSession session, String relation, String quotedColumn) {
    List<String> owners = new ArrayList<>();
    session.query(
        "select distinct %1$s from %2$s order by %1$s".formatted(quotedColumn, relation),
        MAX_OWNERS,
        batch -> {
          VarCharVector vector = (VarCharVector) batch.getVector(0);
          for (int row = 0; row < batch.getRowCount(); row++) {
            owners.add(new String(vector.get(row), StandardCharsets.UTF_8));
          }
        });
    return owners;
  }

  static String quoted(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }
}
