package io.codeweft.standalone.cli;

/**
 * What {@code weft run --json} prints when it does not succeed; people get the text on standard
 * error.
 *
 * @param status {@code refused} when a view, a contract or a gate refused the build, else {@code
 *     failed}
 * @param exitCode as documented in {@link ExitCode}
 * @param error what happened, and how to fix it
 */
record RunFailure(String status, int exitCode, String error) {

  static RunFailure of(RuntimeException failure) {
    ExitCode code = ExitCode.of(failure);
    return new RunFailure(
        code == ExitCode.BUILD_REFUSED ? "refused" : "failed", code.code(), describe(failure));
  }

  /** For people; also what is printed on standard error. */
  static String describe(Exception failure) {
    return failure instanceof CommandFailure
        ? String.valueOf(failure.getMessage())
        : "internal error: " + failure;
  }
}
