package io.codeweft.worker.task;

import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.engine.Changes;
import io.codeweft.engine.EngineException;
import io.codeweft.engine.EngineSession;
import io.codeweft.engine.Rule;
import io.codeweft.engine.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an output differs from its base. */
sealed interface RowChanges {

  /** Compared row by row. */
  record Compared(Changes changes) implements RowChanges {
    @Override
    public long inserted() {
      return changes.inserted();
    }

    @Override
    public long updated() {
      return changes.updated();
    }

    @Override
    public long deleted() {
      return changes.deleted();
    }

    @Override
    public @Nullable WrittenFile file() {
      return changes.file();
    }

    @Override
    public boolean isEmpty() {
      return changes.isEmpty();
    }
  }

  /** Not comparable: every old row goes, every new row comes. */
  record Replaced(long inserted, long deleted) implements RowChanges {
    @Override
    public long updated() {
      return 0;
    }

    @Override
    public @Nullable WrittenFile file() {
      return null;
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  /** No row differs. */
  RowChanges NONE = new Compared(new Changes(0, 0, 0, null));

  long inserted();

  long updated();

  long deleted();

  /** The changed rows; null when there are none or when everything is replaced. */
  @Nullable WrittenFile file();

  boolean isEmpty();

  /**
   * Compares two relations of one schema by the key of the view. Where the key does not identify
   * rows, nothing can be compared: in new rows the materializer will refuse that with a violation,
   * and old rows may have been committed when the view had another key.
   */
  static RowChanges between(
      EngineSession session,
      String computed,
      String base,
      ViewArtefact view,
      List<String> order,
      Path file) {
    List<String> key = view.contract().key();
    try {
      return new Compared(session.changes(computed, base, view.schema(), key, order, file));
    } catch (EngineException e) {
      if (e.kind() == EngineException.Kind.INPUT
          && Stream.of(computed, base).anyMatch(relation -> !identifies(session, relation, key))) {
        return new Replaced(session.count(computed), session.count(base));
      }
      throw e;
    }
  }

  private static boolean identifies(EngineSession session, String relation, List<String> key) {
    return session.check(new Rule.NotNull(relation, key), 0).isEmpty()
        && session.check(new Rule.UniqueKey(relation, key), 0).isEmpty();
  }
}
