package io.codeweft.worker.task;

import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.ViewReady;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.WrittenFile;
import io.codeweft.tables.TableSnapshot;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Runs the program of one task in one session. */
final class TaskComputation {
  /** Of the session; view names have no such sign, so nothing can be called like that. */
  private static final String COMPUTED = "@computed";

  private static final String BASE = "@base";

  private final EngineSession session;
  private final ViewReady task;
  private final PinnedTables tables;
  private final Path scratch;
  private final long maxRows;
  private final OutputFiles files;

  /**
   * @param scratch writable directory on the file system of the warehouse
   * @param maxRows most rows of one output
   */
  TaskComputation(
      EngineSession session, ViewReady task, PinnedTables tables, Path scratch, long maxRows) {
    this.session = session;
    this.task = task;
    this.tables = tables;
    this.scratch = scratch;
    this.maxRows = maxRows;
    this.files = new OutputFiles(task.taskId());
  }

  /**
   * Computes every output.
   *
   * @param engine key of the programs to run in an artefact
   */
  List<ComputedOutput> run(TaskProgram program, String engine) {
    program.inputs().forEach((name, schema) -> session.table(name, schema, tables.files(name)));
    for (ViewArtefact view : program.views()) {
      session.define(view.name(), text(view, engine), program.shared().contains(view.name()));
    }
    return program.views().stream()
        .filter(view -> task.outputs().contains(view.name()))
        .map(this::output)
        .toList();
  }

  private static String text(ViewArtefact view, String engine) {
    String text = view.sql().get(engine);
    if (text == null) {
      throw TaskFailure.engine(
          view.file()
              + ": view '"
              + view.name()
              + "' was compiled for "
              + view.sql().keySet()
              + ", not for "
              + engine
              + "; register its pack again with this release");
    }
    return text;
  }

  private ComputedOutput output(ViewArtefact view) {
    List<String> order = totalOrder(view);
    WrittenFile rows =
        session.write(view.name(), view.schema(), order, scratch.resolve(view.name() + ".parquet"));
    if (rows.rows() > maxRows) {
      throw TaskFailure.engine(
          view.file()
              + ": view '"
              + view.name()
              + "' has "
              + rows.rows()
              + " rows, more than codeweft.worker.max-rows = "
              + maxRows
              + "; narrow the view or raise the limit");
    }
    @Nullable TableSnapshot base = tables.base(view.name());
    return base == null
        ? computed(view, rows, null, new RowChanges.Replaced(rows.rows(), 0))
        : computed(view, rows, base, changes(view, rows, base, order));
  }

  private RowChanges changes(
      ViewArtefact view, WrittenFile rows, TableSnapshot base, List<String> order) {
    if (!base.schema().equals(view.schema())) {
      return new RowChanges.Replaced(rows.rows(), base.rows());
    }
    if (base.paths().size() == 1 && OutputFiles.isSame(rows.file(), base.paths().getFirst())) {
      return RowChanges.NONE;
    }
    session.table(view.name() + COMPUTED, view.schema(), List.of(rows.file()));
    session.table(view.name() + BASE, view.schema(), base.paths());
    return RowChanges.between(
        session,
        view.name() + COMPUTED,
        view.name() + BASE,
        view,
        order,
        scratch.resolve(view.name() + ".changes.parquet"));
  }

  private ComputedOutput computed(
      ViewArtefact view, WrittenFile rows, @Nullable TableSnapshot base, RowChanges changes) {
    Path table = tables.warehouse().resolve(Warehouse.location(task.repo(), view.name()));
    boolean changed = base == null || !changes.isEmpty();
    List<DataFile> data = changed && rows.rows() > 0 ? List.of(files.data(rows, table)) : List.of();
    return new ComputedOutput(
        view.name(),
        Warehouse.location(task.repo(), view.name()),
        view.schema(),
        view.fingerprint(),
        base == null ? null : base.version(),
        changed,
        data,
        changes.file() == null ? null : files.changes(changes.file(), table),
        rows.rows(),
        changes.inserted(),
        changes.updated(),
        changes.deleted());
  }

  /** The declared order, then the rest of the key: it tells all rows apart. */
  private static List<String> totalOrder(ViewArtefact view) {
    SequencedSet<String> order = new LinkedHashSet<>(view.contract().order());
    order.addAll(view.contract().key());
    return new ArrayList<>(order);
  }
}
