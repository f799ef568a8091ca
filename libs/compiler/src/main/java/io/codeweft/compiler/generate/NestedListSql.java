package io.codeweft.compiler.generate;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a flat view: every list on the way is unnested, the scalar fields of the innermost
 * element become columns. A list of scalars becomes one column, called like the list.
 */
final class NestedListSql {
  private static final String DATASET = "t";

  private final NestedListRow row;
  private final List<PackProblem> problems;

  /** Fields by the list they are in; those of the dataset itself are under the empty name. */
  private final Map<String, List<Field>> scopes = new LinkedHashMap<>();

  /** Sources by output column, in order. */
  private final Map<String, String> columns = new LinkedHashMap<>();

  private NestedListSql(NestedListRow row, List<PackProblem> problems) {
    this.row = row;
    this.problems = problems;
  }

  static String of(
      NestedListRow row, List<DatasetDeclaration> datasets, List<PackProblem> problems) {
    NestedListSql sql = new NestedListSql(row, problems);
    for (DatasetDeclaration dataset : datasets) {
      if (dataset.name().equals(row.dataset().text())) {
        return sql.text(dataset.schema().fields());
      }
    }
    String names = String.join(", ", datasets.stream().map(DatasetDeclaration::name).toList());
    sql.report("there is no dataset '" + row.dataset().text() + "'; datasets: " + names);
    return "";
  }

  private String text(List<Field> datasetFields) {
    scopes.put("", datasetFields);
    List<String> from = new ArrayList<>(List.of(row.dataset().text() + " AS " + DATASET));
    List<Field> fields = datasetFields;
    String outer = DATASET;
    for (String name : Sql.texts(row.list())) {
      DataType element = element(fields, name);
      if (element == null) {
        return "";
      }
      from.add("UNNEST(" + outer + "." + name + ") AS " + alias(name));
      fields = element instanceof DataType.StructOf(List<Field> inner) ? inner : List.of();
      scopes.put(name, fields);
      outer = alias(name);
    }
    row.keep().forEach((c, source) -> keep(c, source.text()));
    addElement(row.list().getLast().text(), fields);
    List<String> select = new ArrayList<>();
    columns.forEach((column, source) -> select.add(source + " AS " + column));
    return "SELECT\n  " + String.join(",\n  ", select) + "\nFROM " + String.join(",\n  ", from);
  }

  private @Nullable DataType element(List<Field> fields, String name) {
    Field list = find(fields, name);
    if (list != null && list.type() instanceof DataType.ListOf of) {
      return of.element();
    }
    String names = String.join(", ", fields.stream().map(Field::name).toList());
    report("'" + name + "' in list " + Sql.texts(row.list()) + " is not a list; fields: " + names);
    return null;
  }

  private void keep(String column, String source) {
    int dot = source.indexOf('.');
    String scope = dot < 0 ? "" : source.substring(0, dot);
    Field field = find(scopes.getOrDefault(scope, List.of()), source.substring(dot + 1));
    if (field == null) {
      report(
          "keep '"
              + source
              + "' is neither a column of "
              + row.dataset().text()
              + " nor a field of a list on the way to "
              + Sql.texts(row.list()));
      return;
    }
    add(column, (dot < 0 ? DATASET : alias(scope)) + "." + field.name());
  }

  /** Nested fields are left out: they have rows of their own. */
  private void addElement(String list, List<Field> fields) {
    if (fields.isEmpty()) {
      add(list, alias(list));
    }
    for (Field field : fields) {
      if (field.type() instanceof DataType.Scalar) {
        add(field.name(), alias(list) + "." + field.name());
      }
    }
  }

  private void add(String column, String source) {
    if (columns.putIfAbsent(column, source) != null) {
      report("column '" + column + "' appears twice; keep the outer one under another name");
    }
  }

  private void report(String message) {
    problems.add(
        new PackProblem(
            row.source().file(),
            row.source().place().line(),
            0,
            row.source().item(),
            message,
            null));
  }

  private static String alias(String list) {
    return "e_" + list;
  }

  private static @Nullable Field find(List<Field> fields, String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
  }
}
