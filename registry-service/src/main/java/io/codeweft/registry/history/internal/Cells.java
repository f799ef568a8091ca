package io.codeweft.registry.history.internal;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/** Single cells of record batches; a null is a null on both sides. */
final class Cells {
  private Cells() {}

  static void text(FieldVector vector, int at, @Nullable String value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((VarCharVector) vector).setSafe(at, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  static void number(FieldVector vector, int at, @Nullable Long value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((BigIntVector) vector).setSafe(at, value);
    }
  }

  static void count(FieldVector vector, int at, @Nullable Integer value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((IntVector) vector).setSafe(at, value);
    }
  }

  static void seconds(FieldVector vector, int at, @Nullable Double value) {
    if (value == null) {
      vector.setNull(at);
    } else {
      ((Float8Vector) vector).setSafe(at, value);
    }
  }

  static String required(FieldVector vector, int at) {
    return new String(((VarCharVector) vector).get(at), StandardCharsets.UTF_8);
  }

  static @Nullable String text(FieldVector vector, int at) {
    return vector.isNull(at) ? null : required(vector, at);
  }

  static long requiredNumber(FieldVector vector, int at) {
    return ((BigIntVector) vector).get(at);
  }

  static @Nullable Long number(FieldVector vector, int at) {
    return vector.isNull(at) ? null : requiredNumber(vector, at);
  }

  static int requiredCount(FieldVector vector, int at) {
    return ((IntVector) vector).get(at);
  }

  static @Nullable Integer count(FieldVector vector, int at) {
    return vector.isNull(at) ? null : requiredCount(vector, at);
  }

  static @Nullable Double seconds(FieldVector vector, int at) {
    return vector.isNull(at) ? null : ((Float8Vector) vector).get(at);
  }
}
