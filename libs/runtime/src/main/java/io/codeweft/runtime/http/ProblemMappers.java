package io.codeweft.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
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

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
