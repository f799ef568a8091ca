package io.codeweft.extract.scip;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Paths as an index gives them. */
final class DocumentPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private DocumentPath() {}

  /** As the scan writes it. */
  static String of(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC);
  }

  /** Whether it is relative, stays in the project, and has one spelling only. */
  static boolean isProper(String path) {
    return !path.isEmpty()
        && path.indexOf('\0') < 0
        && path.indexOf('\\') < 0
        && !DRIVE.matcher(path).matches()
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }
}
