package io.codeweft.extract.columns;

import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.extract.worker.Frame;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Appends the next column of a frame to a vector. */
abstract sealed class ColumnAppender
    permits IntAppender, LongAppender, FlagAppender, TextAppender, ListAppender, StructAppender {

  /** Rows so far. */
  protected int count;

  /**
   * @param rows how many the frame holds
   */
  abstract void append(Frame frame, int rows);

  /** Tells the vector how many rows it has. */
  abstract void finish();

  /** Starts anew with an empty vector. */
  void reset() {
    count = 0;
  }

  static ColumnAppender of(Field field, FieldVector vector) {
    return of(field.type(), field.nullable(), vector);
  }

  static ColumnAppender of(DataType type, boolean nullable, FieldVector vector) {
    return switch (type) {
      case DataType.Scalar scalar ->
          switch (scalar) {
            case INT32 -> new IntAppender((IntVector) vector, nullable);
            case INT64 -> new LongAppender((BigIntVector) vector, nullable);
            case BOOL -> new FlagAppender((BitVector) vector);
            case STRING -> new TextAppender((VarCharVector) vector);
            case FLOAT64, BINARY -> throw unsupported(type);
          };
      case DataType.ListOf list ->
          new ListAppender(
              (ListVector) vector,
              of(list.element(), list.elementNullable(), ((ListVector) vector).getDataVector()));
      case DataType.StructOf struct -> new StructAppender((StructVector) vector, struct);
      case DataType.MapOf _ -> throw unsupported(type);
    };
  }

  private static IllegalArgumentException unsupported(DataType type) {
    return new IllegalArgumentException("workers do not fill columns of type " + type);
  }
}
