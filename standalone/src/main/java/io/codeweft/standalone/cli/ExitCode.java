package io.codeweft.standalone.cli;

/** Exit codes of {@code weft}; documented in the README. */
public enum ExitCode {
  OK(0),
  /** A defect of Codeweft or of the machine; the log says more. */
  INTERNAL(1),
  /** The command line is wrong. */
  BAD_ARGUMENTS(2),
  /** The repository could not be extracted. */
  EXTRACTION_FAILED(3),
  /** A view, a contract or a gate refused the build. */
  BUILD_REFUSED(4),
  /** Another process holds the warehouse. */
  WAREHOUSE_IN_USE(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** How a command ends that throws this. */
  static ExitCode of(Exception failure) {
    return failure instanceof CommandFailure known ? known.exitCode() : INTERNAL;
  }
}
