package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineSession;
import io.codeweft.extract.ExtractException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * The new rows of a dataset in a session. Each batch is a table of its own: the engine works on
 * 2,048 rows at a time, and so many files are more than its memory holds.
 */
final class NewRows {
  private static final long MEMORY = 4L << 30;

  private final EngineSession session;
  private final String owner;
  private final List<Batch> batches = new ArrayList<>();
  private final TreeSet<String> owners = new TreeSet<>(PathOrder.BY_BYTES);

  /** The relation of one batch, and the bounds of its owners. */
  private record Batch(String relation, String first, String last) {}

  private NewRows(EngineSession session, String owner) {
    this.session = session;
    this.owner = owner;
  }

  /**
   * @param batches Arrow stream file with rows of the dataset, best in the order of the owners
   */
  static NewRows load(EngineSession session, DatasetDeclaration declaration, Path batches) {
    NewRows rows = new NewRows(session, declaration.owner());
    session.table("no_rows", declaration.schema(), List.of());
    try (BufferAllocator memory = ArrowMemory.child("extract " + declaration.name(), MEMORY);
        ArrowStreamReader stream =
            new ArrowStreamReader(
                new BufferedInputStream(Files.newInputStream(batches), 1 << 16), memory)) {
      while (stream.loadNextBatch()) {
        rows.add(declaration, stream.getVectorSchemaRoot(), memory);
      }
    } catch (IOException e) {
      throw new ExtractException(
          "the batches of "
              + declaration.name()
              + " cannot be read back from "
              + batches
              + ": "
              + e,
          e);
    }
    return rows;
  }

  private void add(DatasetDeclaration declaration, VectorSchemaRoot batch, BufferAllocator memory) {
    if (batch.getRowCount() == 0) {
      return;
    }
    VarCharVector column = (VarCharVector) batch.getVector(owner);
    TreeSet<String> found = new TreeSet<>(PathOrder.BY_BYTES);
    for (int row = 0; row < batch.getRowCount(); row++) {
      found.add(new String(column.get(row), StandardCharsets.UTF_8));
    }
    owners.addAll(found);
    String relation = "new_" + batches.size();
    session.load(relation, declaration.schema(), new LoadedBatch(batch, memory));
    batches.add(new Batch(relation, found.first(), found.last()));
  }

  /** Of all rows, in order, distinct. */
  List<String> owners() {
    return List.copyOf(owners);
  }

  boolean has(String someOwner) {
    return owners.contains(someOwner);
  }

  /** A query: the rows of some owners. */
  String of(Span span) {
    List<String> parts = new ArrayList<>();
    for (Batch batch : batches) {
      if (span.meets(batch.first(), batch.last())) {
        parts.add(
            "select * from %s where %s"
                .formatted(batch.relation(), span.condition(OwnerList.quoted(owner))));
      }
    }
    return parts.isEmpty() ? "select * from no_rows" : String.join(" union all ", parts);
  }
}
