package io.codeweft.contracts.event;

import java.util.List;

/**
 * Whether the functions of a view agree in snapshot, engine and view metadata.
 *
 * @param check where it was made: {@code worker-start}, {@code registration}, {@code commit}
 * @param findings one line per disagreement; empty = parity holds
 */
public record ParityChecked(
    String buildId,
    String repo,
    String view,
    String check,
    String functionSnapshot,
    List<String> functions,
    List<String> findings)
    implements Event {
  public ParityChecked {
    functions = List.copyOf(functions);
    findings = List.copyOf(findings);
  }

  @Override
  public String eventType() {
    return "io.codeweft.parity.v1";
  }

  @Override
  public String eventId() {
    return buildId + "/" + view + "/" + check;
  }

  @Override
  public String eventKey() {
    return repo;
  }

  @Override
  public Topic topic() {
    return Topic.PARITY;
  }
}
