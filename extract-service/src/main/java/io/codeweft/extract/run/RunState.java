package io.codeweft.extract.run;

import io.codeweft.contracts.event.ContractViolated;
import io.codeweft.extract.landing.LandedExtract;
import java.util.List;
import java.util.Locale;

/** How far a run is. */
public sealed interface RunState {

  /** Waiting for a free place, or for another run of the repository. */
  record Queued() implements RunState {}

  /** Listing the files and comparing them with the last extract. */
  record Scanning() implements RunState {}

  /**
   * @param files to read
   * @param done so far
   */
  record Extracting(long files, long done) implements RunState {}

  /** All files are read; tables are being written. */
  record Committing(long files) implements RunState {}

  /** Committed and announced. */
  record Landed(LandedExtract extract) implements RunState {}

  /** Equal to the last extract, which was announced again. */
  record Unchanged(LandedExtract extract) implements RunState {}

  /**
   * An offer that breaks its declarations: nothing of it has landed.
   *
   * @param violations sent as events, too
   */
  record Refused(List<ContractViolated> violations) implements RunState {
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /**
   * @param message what, where, why, how to fix it
   */
  record Failed(String message) implements RunState {}

  /** Whether nothing more will happen. */
  default boolean isFinal() {
    return switch (this) {
      case Queued _, Scanning _, Extracting _, Committing _ -> false;
      case Landed _, Unchanged _, Refused _, Failed _ -> true;
    };
  }

  /** {@code queued}, {@code scanning}, ... */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
