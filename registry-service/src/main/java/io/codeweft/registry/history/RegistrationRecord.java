package io.codeweft.registry.history;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.registry.graph.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registration, or an attempt at one that was refused: a row of the history.
 *
 * @param sequence counts the rows from 0; the id of the registration
 * @param number counts what was done under this name from 1; null when it was refused
 * @param restores number of the registration that was rolled back to
 * @param reason for people: why it was recompiled, for example
 * @param content what was registered or deleted; null when it was refused
 * @param packDigest SHA-256 over the files of the pack; null when the pack cannot be read any more
 * @param shape null when it was refused, or when the graph cannot be read any more
 * @param effort null when the registry died before it could say
 * @param findings why it was refused, and what changed functions mean for the views of a graph that
 *     was compiled again; the first {@value #MAX_FINDINGS}
 * @param findingCount how many findings there were
 * @param registeredAt ISO-8601 in UTC: the time of the record on the topic; of a refusal, when it
 *     was refused
 */
public record RegistrationRecord(
    long sequence,
    String graph,
    Kind kind,
    @Nullable Long number,
    @Nullable Long restores,
    @Nullable String reason,
    @Nullable Content content,
    @Nullable String packDigest,
    @Nullable Shape shape,
    @Nullable Effort effort,
    List<Finding> findings,
    int findingCount,
    String registeredAt) {

  /** Findings of a refusal that are kept. */
  public static final int MAX_FINDINGS = 100;

  /** What was done, or that it was not. */
  public enum Kind {
    REGISTERED,
    ROLLED_BACK,
    RECOMPILED,
    DELETED,
    REFUSED;

    static Kind of(ViewGraphRegistered.Kind kind) {
      return switch (kind) {
        case REGISTERED -> REGISTERED;
        case ROLLED_BACK -> ROLLED_BACK;
        case RECOMPILED -> RECOMPILED;
        case DELETED -> DELETED;
      };
    }
  }

  /** What the event says of the graph. */
  public record Content(
      String version, String graphObject, String packObject, String functionSnapshot) {}

  /**
   * Counts of the graph.
   *
   * @param views all of them, intermediates included
   * @param tables materialised views
   */
  public record Shape(String policyHash, int datasets, int views, int tables) {}

  /**
   * What it took.
   *
   * @param compiled views that were compiled
   * @param reused views that were known from an earlier compilation
   * @param compileSeconds wall time of reading and compiling the pack
   * @param publishSeconds wall time of storing, sending and reading back
   */
  public record Effort(int compiled, int reused, double compileSeconds, double publishSeconds) {}

  public RegistrationRecord {
    findings = List.copyOf(findings.subList(0, Math.min(MAX_FINDINGS, findings.size())));
  }

  /**
   * The row of an event.
   *
   * @param findings what changed functions mean for its views
   * @param registeredAt time of the record on the topic
   */
  public static RegistrationRecord of(
      ViewGraphRegistered event,
      @Nullable String packDigest,
      @Nullable Shape shape,
      @Nullable Effort effort,
      List<Finding> findings,
      String registeredAt) {
    return new RegistrationRecord(
        0,
        event.name(),
        Kind.of(event.kind()),
        event.number(),
        event.restores(),
        event.reason(),
        new Content(
            event.version(), event.graphObject(), event.packObject(), event.functionSnapshot()),
        packDigest,
        shape,
        effort,
        findings,
        findings.size(),
        registeredAt);
  }

  /** The row of a refusal. */
  public static RegistrationRecord refused(
      String graph,
      @Nullable Long restores,
      @Nullable String reason,
      String packDigest,
      List<Finding> findings,
      double compileSeconds,
      String refusedAt) {
    return new RegistrationRecord(
        0,
        graph,
        Kind.REFUSED,
        null,
        restores,
        reason,
        null,
        packDigest,
        null,
        new Effort(0, 0, compileSeconds, 0),
        findings,
        findings.size(),
        refusedAt);
  }

  /** The same under its place in the table. */
  RegistrationRecord at(long place) {
    return new RegistrationRecord(
        place,
        graph,
        kind,
        number,
        restores,
        reason,
        content,
        packDigest,
        shape,
        effort,
        findings,
        findingCount,
        registeredAt);
  }
}
