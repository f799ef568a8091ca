package io.codeweft.extract.http;

import io.codeweft.contracts.event.ExtractLanded;
import io.codeweft.contracts.event.FileChanges;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.extract.run.ExtractRun;
import io.codeweft.extract.run.RunState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. What is not known yet is left out.
 *
 * @param state queued, scanning, extracting, committing, landed, unchanged or failed
 * @param lines text lines of all files
 * @param errors rows of {@code extract_errors_v1} that tell of a file
 * @param tables dataset to its version, new or not
 * @param changes how the files differ from the extract before
 * @param commit of the repository when the rows landed; none outside git
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
      case RunState.Failed(String message) ->
          new RunStatus(
              run.id(),
              run.repo(),
              state.word(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              message);
    };
  }

  private static RunStatus progress(
      ExtractRun run, RunState state, @Nullable Long total, @Nullable Long done) {
    return new RunStatus(
        run.id(), run.repo(), state.word(), total, done, null, null, null, null, null, null, null, null);
  }

  private static RunStatus ended(
      ExtractRun run, RunState state, ExtractLanded event, FileChanges changes) {
    return new RunStatus(
        run.id(),
        run.repo(),
        state.word(),
        event.files(),
        event.files(),
        event.lines(),
        event.errors(),
        event.extractId(),
        event.extractorVersion(),
        event.tables(),
        changes,
        event.commit(),
        null);
  }
}
