package io.codeweft.tables.internal;

import io.codeweft.contracts.event.DataFile;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.tables.CommitRequest;
import io.codeweft.tables.TableException;
import io.codeweft.tables.TableSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every file before it becomes part of a table. Kernel does not: it commits a file with
 * the wrong columns, and reading fails later.
 */
final class CommitGuard {
  private static final String CHANGE_TYPE = "_change_type";

  private final CommitRequest request;
  private final Set<String> live;

  CommitGuard(CommitRequest request, Set<String> live) {
    this.request = request;
    this.live = live;
  }

  /**
   * @throws TableException naming the file and column, what was expected and what is there
   */
  void check(Optional<TableSnapshot> before) {
    TableProperties.requireFree(request);
    requireLive();
    requireNew();
    before
        .filter(snapshot -> !snapshot.schema().equals(request.schema()))
        .ifPresent(this::requireReplacement);
    for (DataFile data : request.add()) {
      LogPaths.requireData(request.table(), data.path());
      requireRows(data, inspect(data), request.schema());
    }
    request.changes().forEach(this::requireChanges);
  }

  private void requireLive() {
    Set<String> seen = new HashSet<>();
    for (String path : request.remove()) {
      if (!live.contains(path) || !seen.add(path)) {
        throw new TableException(
            request.table().resolve(path)
                + " cannot be removed: "
                + (live.contains(path) ? "it is named twice" : "it is not a file of this version"));
      }
    }
  }

  private void requireNew() {
    Set<String> seen = new HashSet<>();
    for (DataFile data : request.add()) {
      if (live.contains(data.path()) || !seen.add(data.path())) {
        throw new TableException(
            request.table().resolve(data.path())
                + " cannot be added: "
                + (live.contains(data.path())
                    ? "it is a file of the table already; write new rows to a new file"
                    : "it is named twice"));
      }
    }
  }

  private void requireReplacement(TableSnapshot before) {
    List<String> kept = new ArrayList<>(live);
    kept.removeAll(request.remove());
    if (!kept.isEmpty() || !request.changes().isEmpty()) {
      throw new TableException(
          request.table()
              + ": the schema changes ("
              + SchemaDifference.between(before.schema(), request.schema())
              + "), so the commit must remove every file and carry no changes; it "
              + (kept.isEmpty() ? "carries changes" : "keeps " + kept.getFirst()));
    }
  }

  private void requireChanges(DataFile changes) {
    LogPaths.requireChanges(request.table(), changes.path());
    ParquetFooter footer = inspect(changes);
    List<Field> fields = new ArrayList<>(footer.schema().fields());
    if (!fields.removeIf(field -> field.name().equals(CHANGE_TYPE))) {
      throw new TableException(
          request.table().resolve(changes.path()) + " has no column '" + CHANGE_TYPE + "'");
    }
    requireRows(
        changes,
        new ParquetFooter(new Schema(fields), footer.rows(), footer.nulls()),
        request.schema());
  }

  private ParquetFooter inspect(DataFile data) {
    Path file = request.table().resolve(data.path());
    try {
      long size = Files.size(file);
      if (size != data.sizeBytes()) {
        throw new TableException(
            file + " has " + size + " bytes, but " + data.sizeBytes() + " were announced");
      }
    } catch (NoSuchFileException e) {
      throw new TableException(file + " does not exist; was it cleaned up before the commit?", e);
    } catch (IOException e) {
      throw new TableException(file + " cannot be read: " + e.getMessage(), e);
    }
    return ParquetFooter.read(file);
  }

  private void requireRows(DataFile data, ParquetFooter footer, Schema schema) {
    Path file = request.table().resolve(data.path());
    String difference = SchemaDifference.ofColumns(schema, footer.schema());
    if (!difference.isEmpty()) {
      throw new TableException(file + " does not fit the table: " + difference);
    }
    if (footer.rows() != data.rows()) {
      throw new TableException(
          file + " has " + footer.rows() + " rows, but " + data.rows() + " were announced");
    }
    for (Field field : schema.fields()) {
      ColumnStatistics announced = data.columns().get(field.name());
      long nulls =
          footer.nulls().getOrDefault(field.name(), announced == null ? 0L : announced.nulls());
      if (!field.nullable() && nulls > 0) {
        throw new TableException(
            file + ": column '" + field.name() + "' is never null, but " + nulls + " rows are");
      }
    }
  }
}
