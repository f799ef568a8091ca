package io.codeweft.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions of all services into problem details. */
public final class ProblemMappers {

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return answer(e.problem());
  }

  @ServerExceptionMapper
  public Response unreadableBody(JsonProcessingException e) {
    return answer(
        Problem.of(
            "unreadable-body",
            400,
            "Bad request",
            "the request body is not the expected JSON: " + e.getOriginalMessage()));
  }

  /** Like the other; Quarkus has a mapper of its own for this one, which says nothing. */
  @ServerExceptionMapper
  public Response otherBody(MismatchedInputException e) {
    return unreadableBody(e);
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
