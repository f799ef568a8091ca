package io.codeweft.compiler.generate;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.RowExpression;
import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.PackProblem;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.text.Nearest;
import io.codeweft.contracts.text.PlacedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program of a flat view: every list on the way is unnested, the scalar fields of the innermost
 * element become columns. A list of scalars becomes one column, called like the list.
 */
final class NestedListPlan {
  private static final String DATASET = "t";

  private final NestedListRow row;
  private final List<PackProblem> problems;

  /** Fields by the list they are in; those of the dataset itself are under the empty name. */
  private final Map<String, List<Field>> scopes = new LinkedHashMap<>();

  /** Sources by output column, in order. */
  private final Map<String, RowExpression> columns = new LinkedHashMap<>();

  private NestedListPlan(NestedListRow row, List<PackProblem> problems) {
    this.row = row;
    this.problems = problems;
  }

  /** Null when problems were found. */
  static @Nullable RowPlan of(
      NestedListRow row, List<DatasetDeclaration> datasets, List<PackProblem> problems) {
    int before = problems.size();
    NestedListPlan plan = new NestedListPlan(row, problems);
    RowPlan result = plan.plan(datasets);
    return problems.size() > before ? null : result;
  }

  private @Nullable RowPlan plan(List<DatasetDeclaration> datasets) {
    for (DatasetDeclaration dataset : datasets) {
      if (dataset.name().equals(row.dataset().text())) {
        return plan(new RowPlan.Scan(row.dataset(), DATASET), dataset.schema().fields());
      }
    }
    List<String> names = datasets.stream().map(DatasetDeclaration::name).toList();
    report(
        row.dataset(),
        "there is no dataset '" + row.dataset() + "'; datasets: " + String.join(", ", names),
        Nearest.to(row.dataset().text(), names));
    return null;
  }

  private @Nullable RowPlan plan(RowPlan dataset, List<Field> datasetFields) {
    scopes.put("", datasetFields);
    RowPlan plan = dataset;
    List<Field> fields = datasetFields;
    String outer = DATASET;
    for (PlacedText list : row.list()) {
      DataType element = element(fields, list);
      if (element == null) {
        return null;
      }
      String name = list.text();
      plan = new RowPlan.Unnest(plan, new RowExpression.Path(outer, name), alias(name));
      fields = element instanceof DataType.StructOf(List<Field> inner) ? inner : List.of();
      scopes.put(name, fields);
      outer = alias(name);
    }
    row.keep().forEach(this::keep);
    addElement(row.list().getLast(), fields);
    return new RowPlan.Project(plan, columns);
  }

  private @Nullable DataType element(List<Field> fields, PlacedText name) {
    Field list = find(fields, name.text());
    if (list != null && list.type() instanceof DataType.ListOf of) {
      return of.element();
    }
    List<String> names =
        fields.stream()
            .filter(field -> field.type() instanceof DataType.ListOf)
            .map(Field::name)
            .toList();
    report(
        name,
        "'" + name + "' is not a list; lists here: " + String.join(", ", names),
        Nearest.to(name.text(), names));
    return null;
  }

  private void keep(String column, PlacedText source) {
    int dot = source.text().indexOf('.');
    String scope = dot < 0 ? "" : source.text().substring(0, dot);
    List<Field> fields = scopes.getOrDefault(scope, List.of());
    String name = source.text().substring(dot + 1);
    Field field = find(fields, name);
    if (field == null) {
      report(
          source,
          "'"
              + source
              + "' is neither a column of "
              + row.dataset()
              + " nor a field of a list on the way to "
              + String.join(".", Rows.texts(row.list())),
          Nearest.to(name, fields.stream().map(Field::name).toList()));
      return;
    }
    add(column, source, new RowExpression.Path(dot < 0 ? DATASET : alias(scope), field.name()));
  }

  /** Nested fields are left out: they have rows of their own. */
  private void addElement(PlacedText list, List<Field> fields) {
    String element = alias(list.text());
    if (fields.isEmpty()) {
      add(list.text(), list, new RowExpression.Path(element, null));
    }
    for (Field field : fields) {
      if (field.type() instanceof DataType.Scalar) {
        add(field.name(), list, new RowExpression.Path(element, field.name()));
      }
    }
  }

  private void add(String column, PlacedText at, RowExpression source) {
    if (columns.putIfAbsent(column, source) != null) {
      report(
          at, "column '" + column + "' appears twice; keep the outer one under another name", null);
    }
  }

  private void report(PlacedText at, String message, @Nullable String suggestion) {
    problems.add(PackProblem.at(row.source().file(), at.place(), at.field(), message, suggestion));
  }

  private static String alias(String list) {
    return "e_" + list;
  }

  private static @Nullable Field find(List<Field> fields, String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
  }
}
