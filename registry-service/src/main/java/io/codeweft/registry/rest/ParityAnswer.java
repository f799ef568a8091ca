package io.codeweft.registry.rest;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.rows.parity.ParityReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parity check.
 *
 * @param id its place in the table
 * @param check {@code worker-start}, {@code registration} or {@code commit}
 * @param inParity whether there is no finding
 * @param checkedBy process or service whose engine was compared
 * @param view absent at the start of a process, like graph and graphVersion
 * @param buildId absent unless made at a commit, like repo
 * @param functionSnapshot hash of the snapshot that was compared
 * @param checkedAt ISO-8601 in UTC: the time of the record on the topic
 */
public record ParityAnswer(
    String id,
    String check,
    boolean inParity,
    @Nullable String checkedBy,
    @Nullable String graph,
    @Nullable String graphVersion,
    @Nullable String view,
    @Nullable String repo,
    @Nullable String buildId,
    String functionSnapshot,
    List<String> functions,
    List<String> findings,
    String checkedAt) {

  static ParityAnswer of(ParityReport row) {
    ParityChecked report = row.report();
    return new ParityAnswer(
        String.valueOf(row.sequence()),
        report.check(),
        report.findings().isEmpty(),
        report.checkedBy(),
        report.graph(),
        report.graphVersion(),
        report.view(),
        report.repo(),
        report.buildId(),
        report.functionSnapshot(),
        report.functions(),
        report.findings(),
        row.checkedAt());
  }
}
