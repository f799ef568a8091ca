package io.codeweft.compiler.generate;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a flat view: every list on the way is unnested, the scalar fields of the innermost
 * element become columns. A list of scalars becomes one column, called like the list.
 */
final class NestedListSql {
  private static final String DATASET = "t";

  private final NestedListRow row;
  private final List<PackProblem> problems;

  /** Columns by output name, in order. */
  private final Map<String, String> columns = new LinkedHashMap<>();

  private NestedListSql(NestedListRow row, List<PackProblem> problems) {
    this.row = row;
    this.problems = problems;
  }

  static String of(
      NestedListRow row, List<DatasetDeclaration> datasets, List<PackProblem> problems) {
    NestedListSql sql = new NestedListSql(row, problems);
    for (DatasetDeclaration dataset : datasets) {
      if (dataset.name().equals(row.dataset())) {
        return sql.text(dataset.schema());
      }
    }
    sql.report(
        "there is no dataset '"
            + row.dataset()
            + "'; datasets: "
            + String.join(", ", datasets.stream().map(DatasetDeclaration::name).toList()));
    return "";
  }

  private String text(Schema schema) {
    StringBuilder from = new StringBuilder("\nFROM " + row.dataset() + " AS " + DATASET);
    // Field names below an alias: the dataset itself is addressed without a prefix.
    Map<String, List<Field>> scopes = new LinkedHashMap<>();
    scopes.put("", schema.fields());
    List<Field> fields = schema.fields();
    String outer = DATASET;
    DataType element = null;
    String alias = DATASET;
    for (String name : row.list()) {
      Field list = find(fields, name);
      if (list == null || !(list.type() instanceof DataType.ListOf(DataType of, boolean nulls))) {
        report("'" + name + "' in list " + row.list() + " is not a list; fields: " + names(fields));
        return "";
      }
      alias = "e_" + name;
      from.append(",\n  UNNEST(").append(outer).append('.').append(name).append(") AS ");
      from.append(alias);
      element = of;
      fields = of instanceof DataType.StructOf(List<Field> inner) ? inner : List.of();
      scopes.put(name, fields);
      outer = alias;
    }
    row.keep().forEach((column, source) -> keep(column, source, scopes));
    if (element instanceof DataType.StructOf) {
      for (Field field : fields) {
        if (field.type() instanceof DataType.Scalar) {
          add(field.name(), alias + "." + field.name());
        }
      }
    } else {
      add(row.list().getLast(), alias);
    }
    List<String> select = new ArrayList<>();
    columns.forEach((column, source) -> select.add(source + " AS " + column));
    return "SELECT\n  " + String.join(",\n  ", select) + from;
  }

  private void keep(String column, String source, Map<String, List<Field>> scopes) {
    int dot = source.indexOf('.');
    String scope = dot < 0 ? "" : source.substring(0, dot);
    List<Field> fields = scopes.get(scope);
    Field field = fields == null ? null : find(fields, source.substring(dot + 1));
    if (field == null) {
      report(
          "keep '"
              + source
              + "' is neither a column of "
              + row.dataset()
              + " nor a field of a list on the way to "
              + row.list());
      return;
    }
    add(column, (dot < 0 ? DATASET : "e_" + scope) + "." + field.name());
  }

  private void add(String column, String source) {
    if (columns.putIfAbsent(column, source) != null) {
      report("column '" + column + "' appears twice; keep the outer one under another name");
    }
  }

  private void report(String message) {
    problems.add(
        new PackProblem(
            row.source().file(), row.source().line(), row.source().item() + ": " + message));
  }

  private static @org.jspecify.annotations.Nullable Field find(List<Field> fields, String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
  }

  private static String names(List<Field> fields) {
    return String.join(", ", fields.stream().map(Field::name).toList());
  }
}
