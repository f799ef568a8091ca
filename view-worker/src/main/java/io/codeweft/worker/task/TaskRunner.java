package io.codeweft.worker.task;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.engine.Engine;
import io.codeweft.engine.EngineSession;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.StoredGraphs;
import io.codeweft.tables.Warehouse;
import io.codeweft.tables.WorkArea;
import io.codeweft.worker.WorkerLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns a task into its answer. Thread-safe; one engine session per task. */
public final class TaskRunner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TaskRunner.class);

  private final String worker;
  private final Engine engine;
  private final WorkerLimits limits;
  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final WorkArea work;
  private final StoredGraphs graphs;
  private final FunctionCheck functions;
  private final Set<EngineSession> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Running> running = new ConcurrentSkipListMap<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean stopping;

  TaskRunner(
      String worker,
      Engine engine,
      WorkerLimits limits,
      Warehouse warehouse,
      DeltaTables tables,
      WorkArea work,
      FunctionCheck functions) {
    this.worker = worker;
    this.engine = engine;
    this.limits = limits;
    this.warehouse = warehouse;
    this.tables = tables;
    this.work = work;
    this.graphs = new StoredGraphs(warehouse.objects());
    this.functions = functions;
  }

  /** A task that is being computed, since when ({@code System.nanoTime()}). */
  private record Running(ViewReady task, long begin) {}

  /** The result of a computation. */
  private record Result(List<ComputedOutput> outputs, List<String> functions) {}

  /** The answer; empty when the worker is being stopped and the task is left to others. */
  public Optional<ViewComputed> run(ViewReady task) {
    long begin = System.nanoTime();
    Result result = new Result(List.of(), List.of());
    ViewComputed.@Nullable Failure failure = null;
    running.put(task.taskId(), new Running(task, begin));
    try {
      result = compute(task);
    } catch (Throwable e) {
      // Whatever it was, somebody waits for the answer.
      failure = TaskFailure.of(task, e);
    } finally {
      running.remove(task.taskId());
    }
    if (stopping && failure != null) {
      return Optional.empty();
    }
    (failure == null ? done : failed).incrementAndGet();
    double seconds = secondsSince(begin);
    log(task, result, failure, seconds);
    return Optional.of(
        new ViewComputed(
            task.taskId(),
            task.buildId(),
            task.buildNumber(),
            task.repo(),
            task.graphObject(),
            task.stage(),
            task.shard(),
            task.inputs(),
            result.outputs(),
            functions.library(),
            result.functions(),
            worker,
            seconds,
            failure));
  }

  private Result compute(ViewReady task) {
    ViewGraph graph = graphs.get(task.graphObject());
    functions.require(graph, task.outputs());
    TaskProgram program = TaskProgram.of(graph, task);
    PinnedTables pinned = new PinnedTables(warehouse, tables, task, program);
    try (WorkArea.Scratch scratch = work.scratch()) {
      Path files = scratch.path().resolve("files");
      EngineSession session =
          engine.open(
              limits.session(scratch.path().resolve("engine"), pinned.directories(), files));
      open.add(session);
      try (session) {
        if (stopping) {
          throw TaskFailure.engine("the worker is being stopped");
        }
        return new Result(
            new TaskComputation(session, task, pinned, files, limits.maxRows())
                .run(program, engine.name()),
            List.copyOf(program.functions()));
      } finally {
        open.remove(session);
      }
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static void log(
      ViewReady task, Result result, ViewComputed.@Nullable Failure failure, double seconds) {
    String views = String.join(",", task.outputs());
    if (failure == null) {
      LOG.infof(
          "computed repo=%s build=%s view=%s task=%s rows=%d seconds=%.3f",
          task.repo(),
          task.buildId(),
          views,
          task.taskId(),
          result.outputs().stream().mapToLong(ComputedOutput::rows).sum(),
          seconds);
    } else {
      LOG.warnf(
          "failed repo=%s build=%s view=%s task=%s kind=%s seconds=%.3f: %s",
          task.repo(),
          task.buildId(),
          views,
          task.taskId(),
          failure.kind(),
          seconds,
          failure.message());
    }
  }

  /** What this worker does right now. */
  public WorkerStatus status() {
    return new WorkerStatus(
        worker,
        limits.slots(),
        running.values().stream()
            .map(
                r ->
                    new WorkerStatus.RunningTask(
                        r.task().taskId(),
                        r.task().repo(),
                        r.task().buildId(),
                        r.task().stage(),
                        secondsSince(r.begin())))
            .toList(),
        done.get(),
        failed.get(),
        functions.library(),
        functions.isDone(),
        functions.isDone() ? functions.findings() : List.of());
  }

  /** Cancels what runs; those tasks are not answered and will be delivered again. */
  public void cancel() {
    stopping = true;
    open.forEach(EngineSession::close);
  }

  /** Whether tasks are left to others by now. */
  public boolean isStopping() {
    return stopping;
  }

  /** Cancels what runs and deletes the work area. */
  @Override
  public void close() {
    cancel();
    work.close();
  }
}
