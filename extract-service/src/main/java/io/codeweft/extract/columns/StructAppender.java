package io.codeweft.extract.columns;

import io.codeweft.extract.worker.Frame;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Structs, never null: one column after the other. */
final class StructAppender extends ColumnAppender {
  private final List<ColumnAppender> fields;

  StructAppender(List<ColumnAppender> fields, BufferAllocator memory) {
    super(memory);
    this.fields = fields;
  }

  @Override
  void take(Frame frame, int rows) {
    for (ColumnAppender field : fields) {
      field.append(frame, rows);
    }
    for (int row = 0; row < rows; row++) {
      set(row);
    }
  }

  @Override
  void load(FieldVector vector) {
    super.load(vector);
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).load(vector.getChildrenFromFields().get(i));
    }
  }

  @Override
  List<GrowableBuffer> buffers() {
    return List.of();
  }

  @Override
  void clear() {
    super.clear();
    fields.forEach(ColumnAppender::clear);
  }

  @Override
  public void close() {
    super.close();
    fields.forEach(ColumnAppender::close);
  }
}
