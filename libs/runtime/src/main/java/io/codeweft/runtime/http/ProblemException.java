package io.codeweft.runtime.http;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** 400: the request itself is wrong. */
  public static ProblemException badRequest(String name, String detail) {
    return new ProblemException(Problem.of(name, 400, "Bad request", detail));
  }

  /** 404: no such thing. */
  public static ProblemException notFound(String name, String detail) {
    return new ProblemException(Problem.of(name, 404, "Not found", detail));
  }

  public Problem problem() {
    return problem;
  }
}
