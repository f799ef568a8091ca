package io.codeweft.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A service refused a request; the message is what its problem details say. */
public final class ServiceProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private ServiceProblem(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Reads problem details; findings follow the detail, one a line. */
  static ServiceProblem of(int status, JsonNode body) {
    StringBuilder message = new StringBuilder(body.path("detail").asText("HTTP " + status));
    for (JsonNode error : body.path("errors")) {
      message.append("\n  ").append(describe(error));
    }
    return new ServiceProblem(status, message.toString());
  }

  private static String describe(JsonNode error) {
    if (!error.has("message")) {
      return error.isTextual() ? error.asText() : error.toString();
    }
    StringBuilder line = new StringBuilder();
    if (error.has("file")) {
      line.append(error.path("file").asText());
      if (error.path("line").asInt() > 0) {
        line.append(':').append(error.path("line").asInt());
        line.append(':').append(error.path("column").asInt());
      }
      line.append(": ");
    }
    line.append(error.path("message").asText());
    String suggestion = error.path("suggestion").asText("");
    if (!suggestion.isEmpty()) {
      line.append("; did you mean '").append(suggestion).append("'?");
    }
    return line.toString();
  }

  public int status() {
    return status;
  }
}
