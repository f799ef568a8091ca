package io.codeweft.extract.http;

import io.codeweft.extract.ExtractException;
import io.codeweft.extract.run.ExtractRun;
import io.codeweft.extract.run.QueueFullException;
import io.codeweft.runtime.http.Problem;
import io.codeweft.runtime.http.ProblemException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer to a request that was put into the queue, or could not be. */
final class Queued {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String BAD_REQUEST = "extract-request";

  private Queued() {}

  /**
   * @param missing what to say when there is no request
   */
  static <T> Response answer(
      @Nullable T request, String missing, Function<T, ExtractRun> submission) {
    if (request == null) {
      throw ProblemException.badRequest(BAD_REQUEST, missing);
    }
    try {
      ExtractRun run = submission.apply(request);
      return Response.accepted(RunStatus.of(run))
          .location(URI.create("/extract/runs/" + run.id()))
          .build();
    } catch (ExtractException e) {
      throw ProblemException.badRequest(BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (QueueFullException e) {
      throw new ProblemException(
          Problem.of(
              "extract-queue-full",
              TOO_MANY_REQUESTS,
              "Too many requests",
              String.valueOf(e.getMessage())));
    }
  }
}
