package io.codeweft.compiler.internal.partition;

import java.util.Arrays;

/**
 * Which columns of a node are equal.
 *
 * @param always columns with one number are equal in every row
 * @param unlessNull the number of the columns this one equals wherever it is not null: an outer
 *     join sets its columns equal in the rows that meet
 */
record Classes(int[] always, int[] unlessNull) {

  static Classes distinct(int from, int width) {
    int[] numbers = new int[width];
    Arrays.setAll(numbers, i -> from + i);
    return new Classes(numbers, numbers);
  }

  boolean same(int a, int b) {
    return always[a] == always[b];
  }

  /** Whether {@code a} equals {@code b} or is null. */
  boolean sameUnlessNull(int a, int b) {
    return unlessNull[a] == always[b] || same(a, b);
  }

  Classes appended(Classes right) {
    return new Classes(appended(always, right.always), appended(unlessNull, right.unlessNull));
  }

  private static int[] appended(int[] left, int[] right) {
    int[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  Classes equated(int a, int b) {
    return new Classes(
        renumbered(always, always[b], always[a]), renumbered(unlessNull, always[b], always[a]));
  }

  /** {@code column} and what equals it are {@code to} or null. */
  Classes equatedUnlessNull(int column, int to) {
    return new Classes(always, renumbered(unlessNull, unlessNull[column], unlessNull[to]));
  }

  private static int[] renumbered(int[] numbers, int from, int to) {
    int[] changed = Arrays.copyOf(numbers, numbers.length);
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changed[i] == from ? to : changed[i];
    }
    return changed;
  }

  /** With the number of {@code source}'s column {@code from} at {@code at}. */
  void take(int at, Classes source, int from) {
    always[at] = source.always[from];
    unlessNull[at] = source.unlessNull[from];
  }
}
