package io.codeweft.runtime.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer, {@code application/problem+json}.
 *
 * @param type stable identifier of the kind of problem: {@code urn:codeweft:problem:NAME}
 * @param title what kind of problem it is
 * @param detail what happened, where, why and how to fix it
 * @param errors the single findings when there are several
 */
public record Problem(
    String type, String title, int status, String detail, @Nullable List<Object> errors) {

  /** Media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(String name, int status, String title, String detail) {
    return new Problem("urn:codeweft:problem:" + name, title, status, detail, null);
  }

  public Problem withErrors(List<?> findings) {
    return new Problem(type, title, status, detail, List.copyOf(findings));
  }
}
