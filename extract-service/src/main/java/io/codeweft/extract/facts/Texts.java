package io.codeweft.extract.facts;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.VarCharVector;

/** Texts into vectors. */
final class Texts {
  private Texts() {}

  static void set(VarCharVector vector, int index, String text) {
    vector.setSafe(index, text.getBytes(StandardCharsets.UTF_8));
  }
}
