package io.codeweft.registry.rest;

import io.codeweft.compiler.CompileException;
import io.codeweft.compiler.Diagnostic;
import io.codeweft.engine.EngineException;
import io.codeweft.registry.query.BuildChoice;
import io.codeweft.registry.query.QueryLimits;
import io.codeweft.registry.service.QueryConfig;
import io.codeweft.runtime.http.Problem;
import io.codeweft.runtime.http.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every way in which a query can fail, with its HTTP status. */
final class QueryErrors {
  private static final int NOT_ACCEPTABLE = 406;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final int INTERNAL = 500;

  private QueryErrors() {}

  /** One reason why the lane refused a query. */
  record Finding(String code, int line, int column, String message, @Nullable String suggestion) {
    static Finding of(Diagnostic d) {
      return new Finding(d.code(), d.line(), d.column(), d.message(), d.suggestion());
    }
  }

  /**
   * A limit that was met.
   *
   * @param setting of the registry that raises it
   */
  record Limit(String limit, String value, String setting) {}

  static ProblemException refused(CompileException e) {
    List<Finding> findings = e.diagnostics().stream().map(Finding::of).toList();
    String detail =
        e.diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    return new ProblemException(
        Problem.of("query-refused", UNPROCESSABLE, "Query refused", detail).withErrors(findings));
  }

  static ProblemException noBuild(BuildChoice.NoBuildException e) {
    return ProblemException.notFound("no-build", String.valueOf(e.getMessage()));
  }

  static ProblemException notAcceptable() {
    return new ProblemException(
        Problem.of(
            "not-acceptable",
            NOT_ACCEPTABLE,
            "No such format",
            "queries are answered as " + AnswerFormat.allowed() + "; accept one of these"));
  }

  static ProblemException tooMany(int running, QueryConfig config) {
    return limit(
        TOO_MANY,
        running + " queries are running already; try again when one has ended",
        new Limit(
            "concurrent", Integer.toString(config.concurrent()), "codeweft.query.concurrent"));
  }

  static ProblemException tooLong(QueryLimits limits) {
    return limit(
        UNPROCESSABLE,
        "the answer is longer than " + limits.maxBytes() + " bytes; ask for fewer columns or rows",
        new Limit("bytes", Long.toString(limits.maxBytes()), "codeweft.query.max-bytes"));
  }

  static ProblemException of(EngineException e, QueryLimits limits) {
    return switch (e.kind()) {
      case ROWS ->
          limit(
              UNPROCESSABLE,
              "the answer has more than " + limits.maxRows() + " rows; add a LIMIT or a filter",
              new Limit("rows", Long.toString(limits.maxRows()), "codeweft.query.max-rows"));
      case TIMEOUT ->
          limit(
              UNPROCESSABLE,
              "the query took longer than " + limits.timeout().toSeconds() + " s; narrow it",
              new Limit(
                  "seconds",
                  Long.toString(limits.timeout().toSeconds()),
                  "codeweft.query.timeout"));
      case MEMORY ->
          limit(
              UNPROCESSABLE,
              "the query needs more than " + limits.memoryBytes() + " bytes of memory; narrow it",
              new Limit(
                  "memory", Long.toString(limits.memoryBytes()), "codeweft.query.memory-bytes"));
      case DENIED, INPUT ->
          new ProblemException(
              Problem.of(
                  "query-failed", UNPROCESSABLE, "Query failed", String.valueOf(e.getMessage())));
      case STORAGE, CANCELLED, INTERNAL ->
          new ProblemException(
              Problem.of("query-failed", INTERNAL, "Query failed", String.valueOf(e.getMessage())));
    };
  }

  private static ProblemException limit(int status, String what, Limit limit) {
    return new ProblemException(
        Problem.of(
                "query-limit-" + limit.limit(),
                status,
                "Query limit",
                what + ", or raise " + limit.setting())
            .withErrors(List.of(limit)));
  }
}
