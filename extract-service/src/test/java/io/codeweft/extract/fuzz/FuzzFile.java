package io.codeweft.extract.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A file that is likely to break something.
 *
 * @param kind the folder it goes to
 */
public record FuzzFile(String kind, byte[] bytes) {
  static FuzzFile of(String kind, String text) {
    return new FuzzFile(kind, text.getBytes(StandardCharsets.UTF_8));
  }
}
