package io.codeweft.extract.columns;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.util.VectorAppender;

/** One dataset of an extract, as an Arrow stream file. Used by one thread. */
public final class DatasetWriter implements AutoCloseable {
  /** A batch is written once it holds this many rows or this many bytes of facts. */
  private static final int MAX_ROWS = 256;

  private static final long MAX_BYTES = 16L << 20;

  private final DatasetDeclaration declaration;
  private final Path file;
  private final VectorSchemaRoot root;
  private final ArrowStreamWriter writer;
  private final List<FieldVector> columns;
  private final List<VectorAppender> appenders;
  private int rows;
  private long bytes;
  private long totalRows;
  private long totalLines;

  public DatasetWriter(DatasetDeclaration declaration, Path file, BufferAllocator memory) {
    this.declaration = declaration;
    this.file = file;
    root = VectorSchemaRoot.create(ArrowSchemas.toArrow(declaration.schema()), memory);
    columns = Datasets.factColumns(declaration).names().stream().map(this::vector).toList();
    appenders = columns.stream().map(VectorAppender::new).toList();
    allocate();
    try {
      writer =
          new ArrowStreamWriter(
              root,
              null,
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      writer.start();
    } catch (IOException e) {
      root.close();
      throw failure(e);
    }
  }

  /**
   * Appends what is known of a file.
   *
   * @param attributes of every row
   * @param facts the dataset's fact columns; they are copied
   */
  public void append(FileRow file, Map<String, String> attributes, VectorSchemaRoot facts) {
    for (int i = 0; i < columns.size(); i++) {
      FieldVector added = facts.getVector(columns.get(i).getName());
      added.accept(appenders.get(i), null);
      bytes += added.getBufferSize();
    }
    for (int row = 0; row < facts.getRowCount(); row++) {
      row(file, attributes);
    }
    if (rows >= MAX_ROWS || bytes >= MAX_BYTES) {
      flush();
    }
  }

  private void row(FileRow file, Map<String, String> attributes) {
    setText("repo", file.repo());
    setText("path", file.path());
    setText("file_id", file.fileId());
    if (file.sha256() != null) {
      setText("file_sha256", file.sha256());
    }
    if (root.getVector("size_bytes") instanceof BigIntVector sizes) {
      sizes.setSafe(rows, file.sizeBytes());
    }
    setAttributes(attributes);
    rows++;
  }

  private void setText(String column, String text) {
    ((VarCharVector) vector(column)).setSafe(rows, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * By key, for equal bytes. An empty map is null: nothing is known, nothing has to be compared.
   */
  private void setAttributes(Map<String, String> attributes) {
    MapVector map = (MapVector) vector("attrs");
    if (attributes.isEmpty()) {
      map.setNull(rows);
      return;
    }
    int entry = map.startNewValue(rows);
    StructVector entries = (StructVector) map.getDataVector();
    VarCharVector keys = (VarCharVector) entries.getChildrenFromFields().get(0);
    VarCharVector values = (VarCharVector) entries.getChildrenFromFields().get(1);
    for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
      while (entries.getValueCapacity() <= entry) {
        entries.reAlloc();
      }
      entries.setIndexDefined(entry);
      keys.setSafe(entry, attribute.getKey().getBytes(StandardCharsets.UTF_8));
      values.setSafe(entry, attribute.getValue().getBytes(StandardCharsets.UTF_8));
      entry++;
    }
    map.endValue(rows, attributes.size());
  }

  private void flush() {
    if (rows == 0) {
      return;
    }
    try {
      root.setRowCount(rows);
      writer.writeBatch();
    } catch (IOException e) {
      throw failure(e);
    }
    totalLines = lines();
    totalRows = rows();
    rows = 0;
    bytes = 0;
    root.clear();
    allocate();
  }

  private void allocate() {
    root.getFieldVectors().forEach(vector -> vector.setInitialCapacity(MAX_ROWS));
    root.allocateNew();
  }

  /** Writes what is left; nothing can be appended any more. */
  public void finish() {
    flush();
    try {
      writer.end();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  public DatasetDeclaration declaration() {
    return declaration;
  }

  /** Arrow stream file. */
  public Path file() {
    return file;
  }

  /** Rows that were appended. */
  public long rows() {
    return totalRows + rows;
  }

  /** Text lines of the files that were appended; 0 for datasets without lines. */
  public long lines() {
    return root.getVector("lines") instanceof ListVector lines
        ? totalLines + lines.getDataVector().getValueCount()
        : 0;
  }

  private FieldVector vector(String column) {
    FieldVector vector = root.getVector(column);
    if (vector == null) {
      throw new IllegalArgumentException(declaration.name() + " has no column " + column);
    }
    return vector;
  }

  private ExtractException failure(IOException e) {
    return new ExtractException(
        "the batches of "
            + declaration.name()
            + " cannot be written: "
            + e
            + "; make room in the warehouse",
        e);
  }

  @Override
  public void close() {
    writer.close();
    root.close();
  }
}
