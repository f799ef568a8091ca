package io.codeweft.materializer.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.event.ComputedOutput;
import io.codeweft.contracts.event.CpgChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.event.ViewComputed;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineException;
import io.codeweft.materializer.Sessions;
import io.codeweft.runtime.event.EventSerializer;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.VersionChanges;
import io.codeweft.tables.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The events of one committed version of a published view: one per changed row, or a single
 * reference to the version when that would be too many or too large, or when old and new rows have
 * no key or no columns in common.
 */
public final class ChangeEvents {
  private static final Logger LOG = Logger.getLogger(ChangeEvents.class);
  private static final String RELATION = "changes";

  /** Most bytes of all events of a commit: they are built in memory. */
  private static final long MAX_BYTES = 64L << 20;

  private final Warehouse warehouse;
  private final DeltaTables tables;
  private final Sessions sessions;
  private final int maxEvents;

  /**
   * @param maxEvents most rows that are sent one by one
   */
  public ChangeEvents(Warehouse warehouse, DeltaTables tables, Sessions sessions, int maxEvents) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.sessions = sessions;
    this.maxEvents = maxEvents;
  }

  /**
   * @param family topic family of the view
   * @param table the version that was committed
   */
  public List<CpgChanged> of(
      ViewComputed task,
      ViewArtefact view,
      ComputedOutput output,
      String family,
      TableVersion table) {
    long rows = output.inserted() + output.updated() + output.deleted();
    if (rows == 0) {
      return List.of();
    }
    Optional<List<CpgChanged>> single =
        rows <= maxEvents ? single(task, view, family, table) : Optional.empty();
    return single.orElseGet(
        () -> {
          String id = task.repo() + "/" + view.name() + "@" + table.version();
          return List.of(event(task, family, CpgChanged.Op.REFERENCE, id, null, null, table, rows));
        });
  }

  /** One event per row; empty when the version cannot be sent that way. */
  private Optional<List<CpgChanged>> single(
      ViewComputed task, ViewArtefact view, String family, TableVersion table) {
    Path root = warehouse.resolve(table.location());
    VersionChanges version = tables.changes(root, table.version() - 1, table.version()).getFirst();
    if (!version.deleted().isEmpty()) {
      // Without row changes, old and new rows may share ids, and events of one build must not.
      return Optional.empty();
    }
    try {
      List<CpgChanged> events = new ArrayList<>();
      long bytes = 0;
      for (ChangeRows.ChangeRow row : rows(view, version)) {
        CpgChanged event =
            event(task, family, row.op(), row.id(), row.before(), row.after(), table, 1);
        int size = Json.bytes(event).length;
        bytes += size;
        if (size > EventSerializer.MAX_BYTES || bytes > MAX_BYTES) {
          return Optional.empty();
        }
        events.add(event);
      }
      return Optional.of(events);
    } catch (EngineException e) {
      // The rows are committed; a reference to them is as true as the rows themselves.
      LOG.warnf(
          "changes are sent as a reference: repo=%s build=%s view=%s task=%s: %s",
          task.repo(), task.buildId(), view.name(), task.taskId(), e.getMessage());
      return Optional.empty();
    }
  }

  private List<ChangeRows.ChangeRow> rows(ViewArtefact view, VersionChanges version) {
    boolean isFeed = !version.changed().isEmpty();
    List<Path> files = isFeed ? version.changed() : version.inserted();
    ChangeRows rows = new ChangeRows(view.schema().names(), view.contract().key());
    sessions.run(
        files,
        session -> {
          session.table(RELATION, isFeed ? feed(version.schema()) : version.schema(), files);
          // an update is two rows
          session.query(RELATION, 2L * maxEvents, rows::add);
          return files.size();
        });
    return rows.all();
  }

  private static Schema feed(Schema schema) {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.add(Field.required(ChangeRows.CHANGE_TYPE, DataType.Scalar.STRING));
    return new Schema(fields);
  }

  private static CpgChanged event(
      ViewComputed task,
      String family,
      CpgChanged.Op op,
      String id,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      TableVersion table,
      long rows) {
    return new CpgChanged(
        family,
        task.repo(),
        task.buildId(),
        op,
        id,
        before,
        after,
        table,
        table.version() - 1,
        rows);
  }
}
