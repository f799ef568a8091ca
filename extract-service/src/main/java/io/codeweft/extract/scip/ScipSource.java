package io.codeweft.extract.scip;

import io.codeweft.extract.ExtractException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where SCIP facts come from. */
public sealed interface ScipSource {
  /** The word for nowhere. */
  String OFF = "off";

  /** The word for scip-python where this machine has it. */
  String AUTO = "auto";

  int MAX_SHOWN = 500;

  record Off() implements ScipSource {}

  record Auto() implements ScipSource {}

  /** An index that was made elsewhere. */
  record Given(Path index) implements ScipSource {}

  /**
   * @param text {@code auto}, {@code off}, or the absolute path of an index
   * @throws ExtractException when it is none of them
   */
  static ScipSource of(String text) {
    return switch (text) {
      case OFF -> new Off();
      case AUTO -> new Auto();
      default -> new Given(path(text));
    };
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw refused(text, "it is neither 'auto' nor 'off' nor an absolute path");
      }
      return path;
    } catch (InvalidPathException e) {
      throw refused(text, e.getReason());
    }
  }

  /**
   * @throws ExtractException when an index is given that is not there or may not be read
   */
  default void requireReadable() {
    if (this instanceof Given(Path index) && !Files.isRegularFile(index)) {
      throw refused(index.toString(), "there is no such file");
    }
    if (this instanceof Given(Path index) && !Files.isReadable(index)) {
      throw refused(index.toString(), "this user may not read it");
    }
  }

  private static ExtractException refused(String text, String why) {
    return new ExtractException(
        "the SCIP index '"
            + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text)
            + "' cannot be used: "
            + why
            + "; give the absolute path of an index.scip that the extract service can read,"
            + " 'auto' or 'off'");
  }

  /** What the option says; an index is told by its content, not by where it lies. */
  default String word() {
    return switch (this) {
      case Off _ -> OFF;
      case Auto _ -> AUTO;
      case Given _ -> "file";
    };
  }
}
