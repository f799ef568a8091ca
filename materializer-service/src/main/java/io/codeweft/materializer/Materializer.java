package io.codeweft.materializer;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.Event;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewCommitted;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.materializer.change.ChangeEvents;
import io.codeweft.materializer.check.Finding;
import io.codeweft.materializer.check.OutputCheck;
import io.codeweft.materializer.commit.CommitOutcome;
import io.codeweft.materializer.commit.RefusedFiles;
import io.codeweft.materializer.commit.TableCommit;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The flow from a computed task to committed tables and their events. */
public final class Materializer {
  private static final Logger LOG = Logger.getLogger(Materializer.class);

  private final StoredGraphs graphs;
  private final OutputCheck check;
  private final TableCommit commit;
  private final RefusedFiles refused;
  private final ChangeEvents changes;
  private final EventSink sink;
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong unchanged = new AtomicLong();
  private final AtomicLong violations = new AtomicLong();
  private volatile @Nullable String current;

  Materializer(
      StoredGraphs graphs,
      OutputCheck check,
      TableCommit commit,
      RefusedFiles refused,
      ChangeEvents changes,
      EventSink sink) {
    this.graphs = graphs;
    this.check = check;
    this.commit = commit;
    this.refused = refused;
    this.changes = changes;
    this.sink = sink;
  }

  /**
   * Commits the outputs of a task, all or, when one of them breaks a rule, none. A failed task has
   * none; its build is ended by the planner.
   *
   * @throws RuntimeException when an event cannot be sent; the task may be handed in again
   */
  public void materialize(ViewComputed task) {
    if (task.failure() != null) {
      return;
    }
    current = task.taskId();
    try {
      ViewGraph graph;
      try {
        graph = graphs.get(task.graphObject());
      } catch (TableException e) {
        Finding finding = Finding.metadata("a stored graph", String.valueOf(e.getMessage()));
        task.outputs().forEach(output -> refuse(task, output, List.of(finding)));
        return;
      }
      materialize(task, graph);
    } finally {
      current = null;
    }
  }

  private void materialize(ViewComputed task, ViewGraph graph) {
    boolean mayCommit = true;
    long begin = System.nanoTime();
    for (ComputedOutput output : task.outputs()) {
      OutputCheck.Result result = check.run(task, graph, output);
      result.parity().ifPresent(parity -> sink.send(List.of(parity)));
      if (!result.findings().isEmpty()) {
        mayCommit = false;
        refuse(task, output, result.findings());
      }
    }
    if (mayCommit) {
      task.outputs().forEach(output -> commit(task, graph, output, begin));
    }
  }

  private void commit(ViewComputed task, ViewGraph graph, ComputedOutput output, long begin) {
    switch (commit.commit(task, output)) {
      case CommitOutcome.Refused(Finding finding) -> refuse(task, output, List.of(finding));
      case CommitOutcome.Unchanged(TableVersion table) -> {
        unchanged.incrementAndGet();
        sink.send(List.of(event(task, output, table, begin)));
      }
      case CommitOutcome.Committed(TableVersion table) -> {
        committed.incrementAndGet();
        ViewArtefact view = graph.view(output.view()).orElseThrow();
        String family = view.contract().publish();
        List<Event> events = new ArrayList<>();
        if (family != null) {
          events.addAll(changes.of(task, view, output, family, table));
        }
        sink.send(events);
        sink.send(List.of(event(task, output, table, begin)));
      }
    }
  }

  private static ViewCommitted event(
      ViewComputed task, ComputedOutput output, TableVersion table, long begin) {
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    LOG.infof(
        "%s repo=%s build=%s view=%s task=%s table=%s version=%d rows=%d seconds=%.3f",
        output.changed() ? "committed" : "unchanged",
        task.repo(),
        task.buildId(),
        output.view(),
        task.taskId(),
        table.location(),
        table.version(),
        table.rows(),
        seconds);
    return new ViewCommitted(
        task.taskId(),
        task.buildId(),
        task.buildNumber(),
        task.repo(),
        task.stage(),
        output.view(),
        table,
        output.changed(),
        output.inserted(),
        output.updated(),
        output.deleted(),
        null,
        seconds);
  }

  private void refuse(ViewComputed task, ComputedOutput output, List<Finding> findings) {
    violations.addAndGet(findings.size());
    refused.keep(task, output);
    String location = refused.location(task, output);
    for (Finding finding : findings) {
      LOG.warnf(
          "refused repo=%s build=%s view=%s task=%s type=%s column=%s: expected %s, but %s",
          task.repo(),
          task.buildId(),
          output.view(),
          task.taskId(),
          finding.type(),
          finding.column(),
          finding.expected(),
          finding.actual());
    }
    sink.send(findings.stream().map(f -> f.event(task, output.view(), location)).toList());
  }

  /** What this service does right now. */
  public MaterializerStatus status() {
    return new MaterializerStatus(current, committed.get(), unchanged.get(), violations.get());
  }
}
