package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowMemory;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.WrittenFile;
import io.codeweft.extract.ExtractException;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableSnapshot;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** The rows of one dataset in a session: what is new is compared with the base, and written. */
final class DatasetRows {
  private static final String NEW = "new_rows";
  private static final String OLD = "old_rows";
  private static final String REPLACED = "replaced_rows";
  private static final String REPLACED_PATHS = "replaced_paths";
  private static final String CHANGES = "changes";
  private static final String CHANGED_PATHS = "changed_paths";

  /** Of the batches on their way into the engine. */
  private static final long BATCH_MEMORY = 2L << 30;

  private final EngineSession session;
  private final DatasetCommit.Work work;
  private final Path folder;
  private final DatasetDeclaration declaration;
  private final Schema schema;
  private final String owner;

  DatasetRows(EngineSession session, DatasetCommit.Work work, Path folder) {
    this.session = session;
    this.work = work;
    this.folder = folder;
    this.declaration = work.declaration();
    this.schema = declaration.schema();
    this.owner = OwnerList.quoted(declaration.owner());
  }

  /** The batches are the whole table. */
  NewFiles all() {
    load();
    return new NewFiles(
        write(NEW, 0), work.base().map(TableSnapshot::files).orElse(List.of()), Optional.empty());
  }

  /** Empty: the batches say what the base says. */
  Optional<NewFiles> changed(TableSnapshot base) {
    load();
    loadReplaced(base);
    WrittenFile changes =
        session
            .changes(
                NEW,
                REPLACED,
                schema,
                declaration.key(),
                declaration.order(),
                folder.resolve("changes.parquet"))
            .file();
    if (changes == null) {
      return Optional.empty();
    }
    session.table(
        CHANGES,
        new Schema(List.of(schema.field(declaration.owner()).orElseThrow())),
        List.of(changes.file()));
    session.define(CHANGED_PATHS, "select distinct %s from %s".formatted(owner, CHANGES), true);
    List<WrittenFile> added = new ArrayList<>();
    List<LiveFile> removed = new ArrayList<>();
    List<String> changed = OwnerList.read(session, CHANGED_PATHS, owner);
    for (Ranges.Group group : work.ranges().touchedBy(changed)) {
      added.addAll(write(defineGroup(group, base, added.size()), added.size()));
      removed.addAll(group.files());
    }
    return Optional.of(new NewFiles(added, removed, Optional.of(changes)));
  }

  private void load() {
    try (BufferAllocator memory =
        ArrowMemory.child("extract " + declaration.name(), BATCH_MEMORY)) {
      session.load(
          NEW,
          schema,
          new ArrowStreamReader(
              new BufferedInputStream(Files.newInputStream(work.dataset().batches()), 1 << 16),
              memory));
    } catch (IOException e) {
      throw new ExtractException(
          "the batches of "
              + declaration.name()
              + " cannot be read back from "
              + work.dataset().batches()
              + ": "
              + e,
          e);
    }
  }

  /** The rows of the base that the new ones take the place of. */
  private void loadReplaced(TableSnapshot base) {
    switch (work.replaced()) {
      case Replaced.Everything _ -> session.table(REPLACED, schema, base.paths());
      case Replaced.Paths(List<String> paths) -> {
        session.table(OLD, schema, files(base, work.ranges().holding(paths)));
        OwnerList.load(session, REPLACED_PATHS, declaration.owner(), paths);
        session.define(
            REPLACED,
            "select * from %s where %s in (select %s from %s)"
                .formatted(OLD, owner, owner, REPLACED_PATHS),
            false);
      }
    }
  }

  /** A relation with what the files of a group hold from now on. */
  private String defineGroup(Ranges.Group group, TableSnapshot base, int number) {
    String old = "group_" + number + "_old";
    String name = "group_" + number;
    session.table(old, schema, files(base, group.files()));
    session.define(
        name,
        """
        select * from %1$s where %2$s not in (select %2$s from %3$s)
        union all
        select * from %4$s where %2$s in (select %2$s from %3$s) and %5$s"""
            .formatted(
                old,
                owner,
                CHANGED_PATHS,
                NEW,
                OwnerList.between(owner, group.changed().getFirst(), group.changed().getLast())),
        false);
    return name;
  }

  /**
   * Writes a relation as files of bounded size.
   *
   * @param number of the first file
   */
  private List<WrittenFile> write(String relation, int number) {
    List<WrittenFile> written = new ArrayList<>();
    for (Ranges.Span span :
        Ranges.spans(OwnerList.read(session, relation, owner), work.weights())) {
      String part = "part_" + (number + written.size());
      session.define(
          part,
          "select * from %s where %s"
              .formatted(relation, OwnerList.between(owner, span.first(), span.last())),
          false);
      WrittenFile file =
          session.write(part, schema, declaration.order(), folder.resolve(part + ".parquet"));
      written.add(withBounds(file, span));
    }
    return written;
  }

  /** The engine cuts the bounds of long texts, and then tells none. */
  private WrittenFile withBounds(WrittenFile file, Ranges.Span span) {
    Map<String, ColumnStatistics> columns = new TreeMap<>(file.columns());
    columns.put(declaration.owner(), new ColumnStatistics(span.first(), span.last(), 0));
    return new WrittenFile(file.file(), file.rows(), file.sizeBytes(), columns);
  }

  private static List<Path> files(TableSnapshot base, List<LiveFile> files) {
    return files.stream().map(file -> base.root().resolve(file.path())).toList();
  }
}
