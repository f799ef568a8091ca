package io.codeweft.extract.offer;

import io.codeweft.contracts.event.ContractViolated.Type;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.extract.offer.Violations.At;
import io.codeweft.extract.offer.Violations.Rule;
import io.codeweft.functions.reference.StableId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * Checks the values of one file, batch after batch: nulls at every depth, and the columns that say
 * which file of which repository a row is about. The batches have the declared types.
 */
final class ValueCheck {
  private static final int MAX_PATH_BYTES = 4096;

  private final String dataset;
  private final Schema schema;
  private final String repo;
  private final String file;
  private final Violations violations;
  private final Set<String> paths = new HashSet<>();
  private long done;

  ValueCheck(String dataset, Schema schema, String repo, String file, Violations violations) {
    this.dataset = dataset;
    this.schema = schema;
    this.repo = repo;
    this.file = file;
    this.violations = violations;
  }

  void batch(VectorSchemaRoot batch) {
    int[] all = IntStream.range(0, batch.getRowCount()).toArray();
    for (Field field : schema.fields()) {
      check(batch.getVector(field.name()), field.type(), field.nullable(), field.name(), all, all);
    }
    identities(batch);
    done += batch.getRowCount();
  }

  /** The paths of all rows. */
  Set<String> paths() {
    return paths;
  }

  long rows() {
    return done;
  }

  /**
   * @param at positions in the vector that mean something
   * @param rows their rows in the batch
   */
  private void check(
      FieldVector vector, DataType type, boolean nullable, String path, int[] at, int[] rows) {
    if (!nullable && vector.getNullCount() > 0) {
      Rule rule =
          new Rule(
              dataset,
              Type.NULLABILITY,
              path,
              "never null; fill it in, or leave out "
                  + (path.contains("[]") ? "the entry" : "the row"));
      for (int i = 0; i < at.length; i++) {
        if (vector.isNull(at[i])) {
          violations.row(rule, at(rows[i], null));
        }
      }
    }
    if (!hasRequired(type)) {
      return;
    }
    switch (type) {
      case DataType.Scalar _ -> {}
      case DataType.StructOf(List<Field> fields) -> {
        int[] present = present(vector, at);
        int[] positions = pick(at, present);
        int[] theirRows = pick(rows, present);
        for (Field field : fields) {
          FieldVector child = ((StructVector) vector).getChild(field.name());
          check(
              child,
              field.type(),
              field.nullable(),
              path + "." + field.name(),
              positions,
              theirRows);
        }
      }
      case DataType.ListOf list -> {
        Elements elements = Elements.of((ListVector) vector, at, rows);
        check(
            ((ListVector) vector).getDataVector(),
            list.element(),
            list.elementNullable(),
            path + "[]",
            elements.at(),
            elements.rows());
      }
      case DataType.MapOf map -> {
        Elements elements = Elements.of((ListVector) vector, at, rows);
        StructVector entries = (StructVector) ((ListVector) vector).getDataVector();
        check(
            (FieldVector) entries.getChildByOrdinal(0),
            map.key(),
            false,
            path + "{key}",
            elements.at(),
            elements.rows());
        check(
            (FieldVector) entries.getChildByOrdinal(1),
            map.value(),
            map.valueNullable(),
            path + "{value}",
            elements.at(),
            elements.rows());
      }
    }
  }

  /** Positions of all elements of lists, and their rows. */
  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record Elements(int[] at, int[] rows) {
    static Elements of(ListVector lists, int[] at, int[] rows) {
      int count = 0;
      for (int position : at) {
        count += lists.isNull(position) ? 0 : length(lists, position);
      }
      int[] elements = new int[count];
      int[] elementRows = new int[count];
      int next = 0;
      for (int i = 0; i < at.length; i++) {
        if (!lists.isNull(at[i])) {
          int start = lists.getElementStartIndex(at[i]);
          int length = length(lists, at[i]);
          for (int e = 0; e < length; e++) {
            elements[next] = start + e;
            elementRows[next++] = rows[i];
          }
        }
      }
      return new Elements(elements, elementRows);
    }

    private static int length(ListVector lists, int position) {
      return lists.getElementEndIndex(position) - lists.getElementStartIndex(position);
    }
  }

  private static int[] present(FieldVector vector, int[] at) {
    return IntStream.range(0, at.length).filter(i -> !vector.isNull(at[i])).toArray();
  }

  private static int[] pick(int[] from, int[] indexes) {
    return indexes.length == from.length
        ? from
        : Arrays.stream(indexes).map(index -> from[index]).toArray();
  }

  /** Whether there is a position below that is never null. */
  private static boolean hasRequired(DataType type) {
    return switch (type) {
      case DataType.Scalar _ -> false;
      case DataType.ListOf list -> !list.elementNullable() || hasRequired(list.element());
      case DataType.MapOf _ -> true;
      case DataType.StructOf(List<Field> fields) ->
          fields.stream().anyMatch(field -> !field.nullable() || hasRequired(field.type()));
    };
  }

  private void identities(VectorSchemaRoot batch) {
    VarCharVector repos = texts(batch, "repo");
    VarCharVector names = texts(batch, "path");
    VarCharVector ids = texts(batch, "file_id");
    for (int row = 0; row < batch.getRowCount(); row++) {
      String path = text(names, row);
      if (path != null) {
        paths.add(path);
        path(path, row);
      }
      String found = text(repos, row);
      if (found != null && !found.equals(repo)) {
        violations.row(
            new Rule(dataset, Type.RANGE, "repo", "'" + repo + "', the repository of the offer"),
            at(row, found));
      }
      String id = text(ids, row);
      if (id != null && path != null && !id.equals(StableId.of("file", repo, path))) {
        violations.row(
            new Rule(
                dataset,
                Type.RANGE,
                "file_id",
                "stable_id('file', repo, path); see docs/functions.md for its bytes"),
            at(row, id));
      }
    }
  }

  private void path(String path, int row) {
    boolean parts =
        Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    boolean allowed =
        parts
            && path.indexOf('\0') < 0
            && path.getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES
            && Normalizer.isNormalized(path, Normalizer.Form.NFC);
    if (!path.isEmpty() && !allowed) { // rows about the repository as a whole have no path
      violations.row(
          new Rule(
              dataset,
              Type.RANGE,
              "path",
              "a path relative to the repository, with '/', without '.', '..' and empty parts, in"
                  + " Unicode's composed form (NFC), of at most "
                  + MAX_PATH_BYTES
                  + " bytes"),
          at(row, path));
    }
  }

  private @Nullable VarCharVector texts(VectorSchemaRoot batch, String column) {
    return schema.field(column).isPresent()
            && batch.getVector(column) instanceof VarCharVector vector
        ? vector
        : null;
  }

  private static @Nullable String text(@Nullable VarCharVector vector, int row) {
    return vector == null || vector.isNull(row)
        ? null
        : new String(vector.get(row), StandardCharsets.UTF_8);
  }

  private At at(int row, @Nullable String value) {
    return new At(file, done + row + 1, value);
  }
}
