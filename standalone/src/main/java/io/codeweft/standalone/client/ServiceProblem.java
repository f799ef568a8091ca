package io.codeweft.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A service refused a request; the message is what its problem details say. */
public final class ServiceProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_SHOWN = 50;

  private final int status;

  private ServiceProblem(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Reads problem details; findings follow the detail, one a line. */
  static ServiceProblem of(int status, JsonNode body) {
    String detail = body.path("detail").asText("HTTP " + status);
    JsonNode errors = body.path("errors");
    if (errors.isEmpty()) {
      return new ServiceProblem(status, detail);
    }
    StringBuilder message = new StringBuilder(detail.lines().findFirst().orElse(""));
    int shown = Math.min(errors.size(), MAX_SHOWN);
    for (int i = 0; i < shown; i++) {
      message.append("\n  ").append(describe(errors.get(i)));
    }
    if (errors.size() > shown) {
      message.append("\n  and ").append(errors.size() - shown).append(" more");
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
