package io.codeweft.registry.service;

import io.codeweft.contracts.event.ViewGraphRegistered;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackReader;
import io.codeweft.contracts.schema.Field;
import io.codeweft.registry.build.RegistryState.Registration;
import io.codeweft.registry.graph.Compilation;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.graph.GraphRefusedException;
import io.codeweft.registry.graph.GraphStore;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.history.RegistrationRecord.Effort;
import io.codeweft.registry.history.RegistrationRecord.Shape;
import io.codeweft.tables.TableException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the history of registrations. */
final class RegistrationRows {
  private static final Logger LOG = Logger.getLogger(RegistrationRows.class);
  private static final double NANOS = 1e9;

  private final RegistrationJournal journal;
  private final RegistrationHistory history;
  private final GraphStore graphs;

  RegistrationRows(RegistrationJournal journal, RegistryWarehouse warehouse) {
    this.journal = journal;
    this.history = warehouse.registrations();
    this.graphs = warehouse.graphs();
  }

  RegistrationHistory history() {
    return history;
  }

  /**
   * What was done just now.
   *
   * @param compilation null when nothing was compiled
   * @param impacts what changed functions mean for its views
   * @param start nano time at which publishing began
   */
  void recordDone(
      Registration done, @Nullable Compilation compilation, List<Finding> impacts, long start) {
    Effort effort =
        compilation == null
            ? new Effort(0, 0, 0, seconds(start))
            : new Effort(
                compilation.compiled(),
                compilation.reused(),
                compilation.seconds(),
                seconds(start));
    try {
      journal.record(row(done, effort, impacts));
    } catch (TableException e) {
      throw RegistryErrors.notRecorded(done.event(), e);
    }
  }

  /** What was done by a process that died before it could write the row. */
  void recordMissing(Registration registration) {
    ViewGraphRegistered event = registration.event();
    if (event.number() > history.lastNumber(event.name())) {
      journal.record(row(registration, null, List.of()));
    }
  }

  private RegistrationRecord row(
      Registration registration, @Nullable Effort effort, List<Finding> impacts) {
    ViewGraphRegistered event = registration.event();
    return RegistrationRecord.of(
        event,
        packDigest(event.packObject()),
        shape(event.graphObject()),
        effort,
        impacts,
        registration.at().toString());
  }

  private @Nullable String packDigest(String packObject) {
    try {
      return graphs.pack(packObject).digest();
    } catch (TableException | IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Shape shape(String graphObject) {
    return graphs.find(graphObject).map(found -> shape(found.graph())).orElse(null);
  }

  private static Shape shape(ViewGraph graph) {
    return new Shape(
        graph.policyHash(),
        graph.datasets().size(),
        graph.views().size(),
        (int) graph.views().stream().filter(view -> view.contract().materialize()).count());
  }

  /** Why nothing was done. A history that cannot be written must not hide the findings. */
  void recordRefused(
      PackBundle pack,
      @Nullable Long restores,
      @Nullable String reason,
      GraphRefusedException refusal,
      List<Finding> impacts,
      long start) {
    RegistrationRecord row =
        RegistrationRecord.refused(
            name(pack),
            restores,
            reason,
            pack.digest(),
            Stream.concat(refusal.findings().stream(), impacts.stream()).toList(),
            seconds(start),
            Instant.now().toString());
    try {
      if (!isKnown(row)) {
        journal.record(row);
      }
    } catch (TableException e) {
      LOG.errorf(e, "a refusal was not recorded: graph=%s: %s", row.graph(), e.getMessage());
    }
  }

  /** What the registry itself tries is tried at every start, and recorded once. */
  private boolean isKnown(RegistrationRecord row) {
    String reason = row.reason();
    return reason != null
        && history.all().reversed().stream()
            .filter(other -> other.graph().equals(row.graph()))
            .findFirst()
            .filter(other -> other.kind() == row.kind() && reason.equals(other.reason()))
            .isPresent();
  }

  /** Where the pack does not say its name, that of the bundle. */
  private static String name(PackBundle pack) {
    String name;
    try {
      name = PackReader.read(pack).name();
    } catch (PackException e) {
      name = pack.name();
    }
    return name.substring(0, Math.min(Field.MAX_NAME_LENGTH, name.length()));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }
}
