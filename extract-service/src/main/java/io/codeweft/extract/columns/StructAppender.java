package io.codeweft.extract.columns;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.extract.worker.Frame;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.complex.StructVector;

/** Structs, never null: one column after the other. */
final class StructAppender extends ColumnAppender {
  private final StructVector vector;
  private final List<ColumnAppender> fields = new ArrayList<>();

  StructAppender(StructVector vector, DataType.StructOf type) {
    this.vector = vector;
    for (int i = 0; i < type.fields().size(); i++) {
      fields.add(of(type.fields().get(i), vector.getChildrenFromFields().get(i)));
    }
  }

  @Override
  void append(Frame frame, int rows) {
    // Growing the struct doubles its fields too, so it has to happen in step with them: done once
    // at the end it would double full buffers again and again.
    while (vector.getValidityBuffer().capacity() * Byte.SIZE < count + rows) {
      vector.reAlloc();
    }
    fields.forEach(field -> field.append(frame, rows));
    count += rows;
  }

  @Override
  void finish() {
    fields.forEach(ColumnAppender::finish);
    for (int row = 0; row < count; row++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), row);
    }
    vector.setValueCount(count);
  }

  @Override
  void reset() {
    super.reset();
    fields.forEach(ColumnAppender::reset);
  }
}
