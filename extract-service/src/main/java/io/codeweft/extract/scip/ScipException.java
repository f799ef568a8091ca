package io.codeweft.extract.scip;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why there are no SCIP facts. The message says what, where, why and how to fix it. */
public final class ScipException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * @param kind {@code error_kind} of the row in {@code extract_errors_v1}
   */
  ScipException(String kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The message becomes data: it holds no folder of this machine. */
  public static ScipException unreadable(Path index, IOException cause) {
    return new ScipException(
        "unreadable",
        "the SCIP index "
            + index.getFileName()
            + " cannot be read ("
            + cause.getClass().getSimpleName()
            + "); name a file that this user can read, or switch it off with --scip off",
        cause);
  }

  public static ScipException notCopied(Exception cause) {
    return new ScipException(
        "crashed",
        "the files cannot be copied for scip-python; make room in the warehouse, or switch it off with --scip off",
        cause);
  }

  static ScipException tooLarge(long bytes, long allowed) {
    return new ScipException(
        "too-large",
        "the SCIP index has "
            + bytes
            + " bytes, the limit is "
            + allowed
            + "; raise codeweft.extract.scip-max-size (up to "
            + ScipIndex.MAX_BYTES
            + "), or index a part of the repository",
        null);
  }

  static ScipException malformed(String what, long at, IOException cause) {
    return new ScipException(
        "malformed",
        what
            + " at byte "
            + at
            + " of the SCIP index is broken: "
            + cause.getMessage()
            + "; nothing of the index is used, make it again",
        cause);
  }

  public String kind() {
    return kind;
  }
}
