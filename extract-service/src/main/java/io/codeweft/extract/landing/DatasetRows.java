package io.codeweft.extract.landing;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.event.DataFile.ColumnStatistics;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.WrittenFile;
import io.codeweft.tables.LiveFile;
import io.codeweft.tables.TableSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of one dataset in a session: what is new is compared with the base, and written. All
 * steps take a span of owners at a time, so that memory does not grow with the repository.
 */
final class DatasetRows {
  private static final String REPLACED = "replaced_owners";
  private static final String CHANGED = "changed_owners";

  /** Of the sources whose rows are compared at a time. */
  private static final long COMPARED_BYTES = 2 << 20;

  private static final int COMPARED_OWNERS = 128;

  private final EngineSession session;
  private final DatasetCommit.Work work;
  private final Path folder;
  private final Schema schema;
  private final String owner;
  private final NewRows rows;
  private final Ranges ranges;
  private int relations;

  DatasetRows(EngineSession session, DatasetCommit.Work work, Path folder) {
    DatasetDeclaration declaration = work.declaration();
    this.session = session;
    this.work = work;
    this.folder = folder;
    this.schema = declaration.schema();
    this.owner = OwnerList.quoted(declaration.owner());
    this.rows = NewRows.load(session, declaration, work.dataset().batches());
    this.ranges = work.ranges();
  }

  /** The batches are the whole table. */
  NewFiles all() {
    List<WrittenFile> added = new ArrayList<>();
    for (Span span : Ranges.spans(rows.owners(), work.weights())) {
      added.add(write(rows.of(span), span, added.size()));
    }
    return new NewFiles(added, work.base().map(TableSnapshot::files).orElse(List.of()), List.of());
  }

  /** Empty: the batches say what the base says. */
  Optional<NewFiles> changed(TableSnapshot base) {
    List<WrittenFile> changes = changes(base);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    List<String> changed = ownersIn(changes.stream().map(WrittenFile::file).toList());
    OwnerList.load(session, CHANGED, work.declaration().owner(), changed);
    List<WrittenFile> added = new ArrayList<>();
    List<LiveFile> removed = new ArrayList<>();
    for (Ranges.Group group : ranges.touchedBy(changed)) {
      for (Span span : Ranges.spans(ownersOf(group, base), work.weights())) {
        added.add(write(rowsFromNowOn(span, base), span, added.size()));
      }
      removed.addAll(group.files());
    }
    return Optional.of(new NewFiles(added, removed, changes));
  }

  private List<WrittenFile> changes(TableSnapshot base) {
    List<WrittenFile> changes = new ArrayList<>();
    for (Span span : compared(replaced(base))) {
      String now = define(rows.of(span));
      String before = define(replaced(span, base));
      WrittenFile file =
          session
              .changes(
                  now,
                  before,
                  schema,
                  work.declaration().key(),
                  work.declaration().order(),
                  folder.resolve("changes_" + changes.size() + ".parquet"))
              .file();
      if (file != null) {
        changes.add(file);
      }
    }
    return changes;
  }

  /** All owners whose rows may go or come, in order. */
  private List<String> replaced(TableSnapshot base) {
    Collection<String> old =
        switch (work.replaced()) {
          case Replaced.Everything _ -> ownersIn(base.paths());
          case Replaced.Paths(List<String> paths) -> {
            OwnerList.load(session, REPLACED, work.declaration().owner(), paths);
            yield paths;
          }
        };
    return union(old, rows.owners());
  }

  private List<Span> compared(List<String> owners) {
    List<Span> spans = new ArrayList<>();
    int first = 0;
    long bytes = 0;
    for (int i = 0; i < owners.size(); i++) {
      bytes += work.weights().of(owners.get(i));
      if (bytes >= COMPARED_BYTES || i - first + 1 == COMPARED_OWNERS || i + 1 == owners.size()) {
        spans.add(new Span(owners.get(first), owners.get(i)));
        first = i + 1;
        bytes = 0;
      }
    }
    return spans;
  }

  /** The rows of the base that new ones take the place of. */
  private String replaced(Span span, TableSnapshot base) {
    return switch (work.replaced()) {
      case Replaced.Everything _ -> old(ranges.meeting(span), base, span);
      case Replaced.Paths(List<String> paths) ->
          old(ranges.holding(paths.stream().filter(span::holds).toList()), base, span)
              + " and %1$s in (select %1$s from %2$s)".formatted(owner, REPLACED);
    };
  }

  private String rowsFromNowOn(Span span, TableSnapshot base) {
    return """
    %1$s and %3$s not in (select %3$s from %4$s)
    union all
    select * from (%2$s) where %3$s in (select %3$s from %4$s)
    """
        .formatted(old(ranges.meeting(span), base, span), rows.of(span), owner, CHANGED);
  }

  /** A query that ends with a condition. */
  private String old(List<LiveFile> files, TableSnapshot base, Span span) {
    String relation = nextRelation();
    session.table(relation, schema, paths(files, base));
    return "select * from %s where %s".formatted(relation, span.condition(owner));
  }

  /** Those with rows in the files of a group from now on, in order. */
  private List<String> ownersOf(Ranges.Group group, TableSnapshot base) {
    TreeSet<String> owners = new TreeSet<>(PathOrder.BY_BYTES);
    owners.addAll(ownersIn(paths(group.files(), base)));
    group.changed().forEach(owners::remove);
    group.changed().stream().filter(rows::has).forEach(owners::add);
    return List.copyOf(owners);
  }

  private List<String> ownersIn(List<Path> files) {
    String relation = nextRelation();
    session.table(
        relation,
        new Schema(List.of(schema.field(work.declaration().owner()).orElseThrow())),
        files);
    return OwnerList.read(session, relation, owner);
  }

  private String define(String query) {
    String relation = nextRelation();
    session.define(relation, query, false);
    return relation;
  }

  private String nextRelation() {
    return "relation_" + relations++;
  }

  private WrittenFile write(String query, Span span, int number) {
    WrittenFile file =
        session.write(
            define(query),
            schema,
            work.declaration().order(),
            folder.resolve("part_" + number + ".parquet"));
    return withBounds(file, span);
  }

  /** The engine cuts the bounds of long texts, and then tells none. */
  private WrittenFile withBounds(WrittenFile file, Span span) {
    Map<String, ColumnStatistics> columns = new TreeMap<>(file.columns());
    columns.put(work.declaration().owner(), new ColumnStatistics(span.first(), span.last(), 0));
    return new WrittenFile(file.file(), file.rows(), file.sizeBytes(), columns);
  }

  private static List<String> union(Collection<String> some, Collection<String> others) {
    TreeSet<String> all = new TreeSet<>(PathOrder.BY_BYTES);
    all.addAll(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static List<Path> paths(List<LiveFile> files, TableSnapshot base) {
    return files.stream().map(file -> base.root().resolve(file.path())).toList();
  }
}
