package io.codeweft.contracts.event;

import io.codeweft.contracts.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether functions agree in snapshot, engine and view metadata. Every check leaves one: that of a
 * start is about a process, the others are about a view.
 *
 * @param buildId null unless made at a commit
 * @param repo null unless made at a commit
 * @param view null at the start of a process
 * @param check where it was made: {@link #START}, {@link #REGISTRATION} or {@link #COMMIT}
 * @param functionSnapshot hash of the snapshot that was compared: of the view's graph or, at the
 *     start of a process, the one that is published or, before there is any, its own
 * @param functions functions that were compared, sorted; at the start of a process all it has bound
 * @param findings one line per disagreement; empty = parity holds
 * @param graph null at the start of a process
 * @param graphVersion null at the start of a process
 * @param checkedBy the process whose engine was compared; absent in records of releases that only
 *     checked commits
 */
public record ParityChecked(
    @Nullable String buildId,
    @Nullable String repo,
    @Nullable String view,
    String check,
    String functionSnapshot,
    List<String> functions,
    List<String> findings,
    @Nullable String graph,
    @Nullable String graphVersion,
    @Nullable String checkedBy)
    implements Event {

  /** When a process with an engine starts, and whenever a snapshot is published after that. */
  public static final String START = "worker-start";

  /** When a graph is registered or compiled again: one report per table of the graph. */
  public static final String REGISTRATION = "registration";

  /** Before rows are committed: one report per table. */
  public static final String COMMIT = "commit";

  private static final int DIGITS = 16;

  public ParityChecked {
    functions = List.copyOf(functions);
    findings = List.copyOf(findings);
  }

  /** Of a process. */
  public static ParityChecked ofProcess(
      String checkedBy, String functionSnapshot, List<String> functions, List<String> findings) {
    return new ParityChecked(
        null, null, null, START, functionSnapshot, functions, findings, null, null, checkedBy);
  }

  @Override
  public String eventType() {
    return "io.codeweft.parity.v1";
  }

  /** The same check with the same result is the same event; with another it is another. */
  @Override
  public String eventId() {
    String about = view == null ? String.valueOf(checkedBy) : view;
    String within =
        buildId == null ? graphVersion == null ? "" : graphVersion + "/" : buildId + "/";
    return within + about + "/" + check + "/" + Json.fingerprint(this).substring(0, DIGITS);
  }

  @Override
  public String eventKey() {
    return repo != null ? repo : graph != null ? graph : String.valueOf(checkedBy);
  }

  @Override
  public Topic topic() {
    return Topic.PARITY;
  }
}
