package io.codeweft.runtime.function;

import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Findings in the answer to a probe: how many there are, and the first of them. */
public final class HealthFindings {
  /** A broken engine would otherwise fill every probe's answer. */
  public static final int SHOWN = 10;

  private HealthFindings() {}

  /** Adds {@code findings} and {@code finding-0} onwards. */
  public static void add(HealthCheckResponseBuilder response, List<String> findings) {
    response.withData("findings", findings.size());
    for (int i = 0; i < Math.min(SHOWN, findings.size()); i++) {
      response.withData("finding-" + i, findings.get(i));
    }
  }
}
