package io.codeweft.functions.reference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of values that is the same on every engine. */
final class Order {
  private Order() {}

  /**
   * Texts by their UTF-8 bytes, that is by code points ({@code String.compareTo} differs); false
   * before true; NaN behind every float, and -0.0 equal to 0.0.
   */
  static int compare(Object a, Object b) {
    return switch (a) {
      case String text ->
          Arrays.compareUnsigned(
              text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8));
      case Long number -> number.compareTo((Long) b);
      case Double number -> Double.compare(number + 0.0, (Double) b + 0.0);
      default -> ((Boolean) a).compareTo((Boolean) b);
    };
  }
}
