package io.codeweft.engine.duckdb;

import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineException.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From DuckDB's messages, which begin with the kind of error in words, to kinds and advice. */
final class DuckDbErrors {
  private static final int MAX_MESSAGE = 2_000;

  /** The first row whose text occurs in the message decides. */
  private record Pattern(String text, Kind kind, String advice) {}

  private static final String NOT_ALLOWED =
      "a session reads only its own relations and files and cannot change its settings";
  private static final List<Pattern> PATTERNS =
      List.of(
          new Pattern("Permission Error", Kind.DENIED, NOT_ALLOWED),
          new Pattern("configuration has been locked", Kind.DENIED, NOT_ALLOWED),
          new Pattern("it exists in the", Kind.DENIED, "extensions cannot be loaded"),
          new Pattern(
              "max_temp_directory_size",
              Kind.MEMORY,
              "allow the session more spilled data or more memory"),
          new Pattern(
              "Out of Memory Error",
              Kind.MEMORY,
              "give the session more memory or the task fewer owners"),
          new Pattern(
              "IO Error",
              Kind.STORAGE,
              "check that the file is there, whole, and the disk not full"),
          new Pattern("INTERNAL Error", Kind.INTERNAL, "report it with the program"),
          new Pattern("FATAL Error", Kind.INTERNAL, "report it with the program"),
          new Pattern(" Error: ", Kind.INPUT, "correct the program or its input"));

  private DuckDbErrors() {}

  /**
   * @param doing what was attempted, as in "defining relation x"
   */
  static EngineException of(String doing, Throwable cause) {
    String why = message(cause);
    for (Pattern pattern : PATTERNS) {
      if (why.contains(pattern.text())) {
        return failure(pattern.kind(), doing, why, pattern.advice(), cause);
      }
    }
    return failure(Kind.INTERNAL, doing, why, "report it with the program", cause);
  }

  static EngineException failure(
      Kind kind, String doing, String why, String advice, @Nullable Throwable cause) {
    return new EngineException(kind, doing + " failed: " + why + "; " + advice, cause);
  }

  private static String message(Throwable cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.toString();
    }
    String flat = message.strip();
    return flat.length() <= MAX_MESSAGE ? flat : flat.substring(0, MAX_MESSAGE) + "...";
  }
}
