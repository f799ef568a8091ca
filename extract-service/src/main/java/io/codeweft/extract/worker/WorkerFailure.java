package io.codeweft.extract.worker;

/** A worker that did not answer for a file. */
final class WorkerFailure extends Exception {
  static final String MEMORY = "memory";

  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * @param kind {@code timeout}, {@code memory} or {@code crashed}
   */
  WorkerFailure(String kind, String message) {
    super(message);
    this.kind = kind;
  }

  static WorkerFailure tooManyFacts(long most) {
    return new WorkerFailure(
        MEMORY, "the facts of the file take more than " + (most >> 20) + " MB; exclude the file");
  }

  String kind() {
    return kind;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
