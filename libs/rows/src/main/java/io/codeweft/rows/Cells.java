package io.codeweft.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** Single cells of record batches; a null is a null on both sides. */
public final class Cells {
  private Cells() {}

  public static void text(FieldVector vector, int at, @Nullable String value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((VarCharVector) vector).setSafe(at, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  public static void number(FieldVector vector, int at, @Nullable Long value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((BigIntVector) vector).setSafe(at, value);
    }
  }

  public static void count(FieldVector vector, int at, @Nullable Integer value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((IntVector) vector).setSafe(at, value);
    }
  }

  public static void seconds(FieldVector vector, int at, @Nullable Double value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((Float8Vector) vector).setSafe(at, value);
    }
  }

  public static String required(FieldVector vector, int at) {
    return new String(((VarCharVector) vector).get(at), StandardCharsets.UTF_8);
  }

  public static @Nullable String text(FieldVector vector, int at) {
    return vector.isNull(at) ? null : required(vector, at);
  }

  public static long requiredNumber(FieldVector vector, int at) {
    return ((BigIntVector) vector).get(at);
  }

  public static @Nullable Long number(FieldVector vector, int at) {
    return vector.isNull(at) ? null : requiredNumber(vector, at);
  }

  public static int requiredCount(FieldVector vector, int at) {
    return ((IntVector) vector).get(at);
  }

  public static @Nullable Integer count(FieldVector vector, int at) {
    return vector.isNull(at) ? null : requiredCount(vector, at);
  }

  public static @Nullable Double seconds(FieldVector vector, int at) {
    return vector.isNull(at) ? null : ((Float8Vector) vector).get(at);
  }

  public static void flag(FieldVector vector, int at, boolean value) {
    ((BitVector) vector).setSafe(at, value ? 1 : 0);
  }

  public static void texts(FieldVector vector, int row, List<String> values) {
    ListVector list = (ListVector) vector;
    int at = list.startNewValue(row);
    for (String value : values) {
      text(list.getDataVector(), at++, value);
    }
    list.endValue(row, values.size());
  }

  public static List<String> texts(FieldVector vector, int row) {
    ListVector list = (ListVector) vector;
    return IntStream.range(list.getElementStartIndex(row), list.getElementEndIndex(row))
        .mapToObj(at -> required(list.getDataVector(), at))
        .toList();
  }
}
