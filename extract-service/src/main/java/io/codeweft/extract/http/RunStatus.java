package io.codeweft.extract.http;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.extract.run.ExtractRun;
import io.codeweft.extract.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. What is not known yet is left out.
 *
 * @param state queued, scanning, extracting, committing, landed, unchanged, refused or failed
 * @param lines text lines of all files
 * @param errors rows of {@code extract_errors_v1} that tell of a file
 * @param tables dataset to its version, new or not
 * @param changes how the files differ from the extract before
 * @param commit of the repository when the rows landed; none outside git
 * @param violations what an offer breaks
 * @param error what, where, why and how to fix it
 */
public record RunStatus(
    String runId,
    String repo,
    String state,
    @Nullable Long filesTotal,
    @Nullable Long filesDone,
    @Nullable Long lines,
    @Nullable Long errors,
    @Nullable String extractId,
    @Nullable String extractorVersion,
    @Nullable Map<String, TableVersion> tables,
    @Nullable FileChanges changes,
    ExtractLanded.@Nullable Commit commit,
    @Nullable List<ContractViolated> violations,
    @Nullable String error) {

  static RunStatus of(ExtractRun run) {
    RunState state = run.state();
    return switch (state) {
      case RunState.Queued _, RunState.Scanning _ -> progress(run, state, null, null);
      case RunState.Extracting(long files, long done) -> progress(run, state, files, done);
      case RunState.Committing(long files) -> progress(run, state, files, files);
      case RunState.Landed(var extract) ->
          ended(run, state, extract.event(), extract.event().changes());
      case RunState.Unchanged(var extract) ->
          ended(run, state, extract.event(), FileChanges.none(extract.event().files()));
      case RunState.Refused(List<ContractViolated> violations) ->
          stopped(
              run,
              state,
              violations,
              violations.stream().map(RunStatus::text).collect(Collectors.joining("\n")));
      case RunState.Failed(String message) -> stopped(run, state, null, message);
    };
  }

  private static String text(ContractViolated violation) {
    return violation.view()
        + (violation.column() == null ? "" : "." + violation.column())
        + " ("
        + violation.type()
        + (violation.rows() == 0 ? "" : ", " + violation.rows() + " rows")
        + "): expected "
        + violation.expected()
        + "; found "
        + violation.actual();
  }

  private static RunStatus progress(
      ExtractRun run, RunState state, @Nullable Long total, @Nullable Long done) {
    return of(run, state, total, done, null, null, null, null);
  }

  private static RunStatus ended(
      ExtractRun run, RunState state, ExtractLanded event, FileChanges changes) {
    return of(run, state, event.files(), event.files(), event, changes, null, null);
  }

  private static RunStatus stopped(
      ExtractRun run, RunState state, @Nullable List<ContractViolated> violations, String error) {
    return of(run, state, null, null, null, null, violations, error);
  }

  private static RunStatus of(
      ExtractRun run,
      RunState state,
      @Nullable Long total,
      @Nullable Long done,
      @Nullable ExtractLanded event,
      @Nullable FileChanges changes,
      @Nullable List<ContractViolated> violations,
      @Nullable String error) {
    return new RunStatus(
        run.id(),
        run.repo(),
        state.word(),
        total,
        done,
        event == null ? null : event.lines(),
        event == null ? null : event.errors(),
        event == null ? null : event.extractId(),
        event == null ? null : event.extractorVersion(),
        event == null ? null : event.tables(),
        changes,
        event == null ? null : event.commit(),
        violations,
        error);
  }
}
