package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.dataset.DatasetDeclaration.Evidence;
import io.codeweft.contracts.dataset.DatasetDeclaration.Evolution;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset declaration:
 *
 * <pre>{@code
 * dataset: ast_files_v1
 * key: [file_id]
 * order: [path]
 * owner: path
 * evidence: {family: ast, rank: 4, coordinates: utf8-bytes, required: true}
 * evolution: strict
 * columns:
 *   repo: string!            # a type text; '!' = never null
 *   nodes:
 *     list:                  # list<struct<...>>, elements never null
 *       ast_id: int32!
 * }</pre>
 */
public final class DatasetFile {
  private static final Map<String, Evolution> EVOLUTIONS = Choices.byName(Evolution.values());
  private static final Pattern RANK = Pattern.compile("[1-9][0-9]{0,3}");

  private final Section root;
  private final List<String> columns;

  private DatasetFile(Section root, List<String> columns) {
    this.root = root;
    this.columns = columns;
  }

  /**
   * @throws io.codeweft.contracts.pack.PackException with every problem found
   */
  public static DatasetDeclaration read(String file, String text) {
    Problems problems = new Problems();
    DatasetDeclaration dataset = read(file, text, null, problems);
    problems.throwIfAny();
    if (dataset == null) {
      throw new IllegalStateException("a dataset that cannot be read is a problem");
    }
    return dataset;
  }

  /**
   * @param expected name the dataset must have, or null
   * @return null when problems were found
   */
  static @Nullable DatasetDeclaration read(
      String file, String text, @Nullable String expected, Problems problems) {
    int before = problems.count();
    DatasetDeclaration dataset;
    try (Section root = Section.ofFile(file, text, problems)) {
      PlacedText name = root.placed("dataset");
      if (expected != null && !name.text().isEmpty() && !name.text().equals(expected)) {
        root.problem(name, "is '" + name + "'; expected '" + expected + "', as the file", null);
      }
      List<Field> fields = ColumnTypes.read(root, "columns");
      DatasetFile dataOf = new DatasetFile(root, fields.stream().map(Field::name).toList());
      List<String> key = dataOf.columns("key");
      List<String> order = dataOf.columns("order");
      String owner = dataOf.column(root.placed("owner"));
      Evidence evidence = dataOf.evidence();
      Evolution evolution =
          Choices.choose(root, root.placed("evolution"), EVOLUTIONS, Evolution.STRICT);
      if (problems.count() > before) {
        return null;
      }
      dataset =
          new DatasetDeclaration(
              name.text(), new Schema(fields), key, order, owner, evidence, evolution);
    }
    return problems.count() > before ? null : dataset;
  }

  private List<String> columns(String entry) {
    List<PlacedText> named = root.texts(entry);
    if (root.isEmptyList(entry)) {
      root.problem(entry, "names no column; columns: " + String.join(", ", columns));
    }
    List<String> names = new ArrayList<>();
    named.forEach(column -> names.add(column(column)));
    return names;
  }

  private String column(PlacedText column) {
    boolean known = columns.stream().anyMatch(column.text()::equalsIgnoreCase);
    if (!known && !column.text().isEmpty() && !columns.isEmpty()) {
      root.problem(
          column,
          "names '" + column + "', which is no column; columns: " + String.join(", ", columns),
          Nearest.to(column.text(), columns));
    }
    return column.text();
  }

  private Evidence evidence() {
    if (!root.has("evidence")) {
      root.problem("evidence", "is missing; add it");
    }
    try (Section section = root.section("evidence")) {
      if (!root.has("evidence")) {
        return new Evidence("", 1, "", false);
      }
      PlacedText rank = section.placed("rank");
      boolean whole = RANK.matcher(rank.text()).matches();
      if (!whole && !rank.text().isEmpty()) {
        section.problem(rank, "is '" + rank + "'; expected a whole number, 1 = strongest", null);
      }
      if (!section.has("required")) {
        section.problem("required", "is missing; add it");
      }
      return new Evidence(
          section.text("family"),
          whole ? Integer.parseInt(rank.text()) : 1,
          section.text("coordinates"),
          section.flag("required"));
    }
  }
}
