package io.codeweft.registry.rest;

import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.history.RegistrationRecord.Content;
import io.codeweft.registry.history.RegistrationRecord.Effort;
import io.codeweft.registry.history.RegistrationRecord.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registration of the past, or an attempt at one.
 *
 * @param id for {@code /registry/registrations/ID}
 * @param kind {@code REGISTERED}, {@code ROLLED_BACK}, {@code RECOMPILED}, {@code DELETED} or
 *     {@code REFUSED}
 * @param number counts what was done under this name from 1; absent when it was refused
 * @param restores number of the registration that was rolled back to
 * @param reason for people
 * @param packDigest SHA-256 over the files of the pack
 * @param compiled views that were compiled; this and the times are absent when the registry died
 *     before it could note them
 * @param compileSeconds wall time of reading and compiling
 * @param publishSeconds wall time of storing, sending and reading back
 * @param registeredAt ISO-8601 in UTC: the time of the record on the topic
 * @param findingCount how many findings there were: why it was refused, which views a changed
 *     function hits
 * @param findings the first of them; absent in lists
 */
public record RegistrationSummary(
    String id,
    String graph,
    RegistrationRecord.Kind kind,
    @Nullable Long number,
    @Nullable String version,
    @Nullable Long restores,
    @Nullable String reason,
    String registeredAt,
    @Nullable String packDigest,
    @Nullable String packObject,
    @Nullable String graphObject,
    @Nullable String functionSnapshot,
    @Nullable String policyHash,
    @Nullable Integer datasets,
    @Nullable Integer views,
    @Nullable Integer tables,
    @Nullable Integer compiled,
    @Nullable Integer reused,
    @Nullable Double compileSeconds,
    @Nullable Double publishSeconds,
    int findingCount,
    @Nullable List<Finding> findings) {

  /** One line of a list. */
  public static RegistrationSummary of(RegistrationRecord row) {
    return of(row, null);
  }

  /** Everything. */
  static RegistrationSummary full(RegistrationRecord row) {
    return of(row, row.findings());
  }

  private static RegistrationSummary of(RegistrationRecord row, @Nullable List<Finding> findings) {
    Content content = row.content();
    Shape shape = row.shape();
    Effort effort = row.effort();
    return new RegistrationSummary(
        String.valueOf(row.sequence()),
        row.graph(),
        row.kind(),
        row.number(),
        content == null ? null : content.version(),
        row.restores(),
        row.reason(),
        row.registeredAt(),
        row.packDigest(),
        content == null ? null : content.packObject(),
        content == null ? null : content.graphObject(),
        content == null ? null : content.functionSnapshot(),
        shape == null ? null : shape.policyHash(),
        shape == null ? null : shape.datasets(),
        shape == null ? null : shape.views(),
        shape == null ? null : shape.tables(),
        effort == null ? null : effort.compiled(),
        effort == null ? null : effort.reused(),
        effort == null ? null : effort.compileSeconds(),
        effort == null ? null : effort.publishSeconds(),
        row.findingCount(),
        findings);
  }
}
