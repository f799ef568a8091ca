package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NestedListRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.OutputRow;
import io.codeweft.contracts.pack.PropertySetRow;
import io.codeweft.contracts.pack.RelationRow;
import io.codeweft.contracts.pack.RowSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The rows of all registry files; a file may hold any of the sections. */
final class Registries {
  private static final Pattern ROW_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  final List<NestedListRow> nestedLists = new ArrayList<>();
  final List<RelationRow> relations = new ArrayList<>();
  final List<NodeRow> nodes = new ArrayList<>();
  final List<EdgeRow> edges = new ArrayList<>();
  final List<PropertySetRow> propertySets = new ArrayList<>();
  final List<OutputRow> outputs = new ArrayList<>();

  /** File of every row, by {@code section[name]}. */
  private final Map<String, String> seen = new LinkedHashMap<>();

  void read(Section root) {
    try (root) {
      rows(root, "nested_lists", ListRows::nestedList, nestedLists);
      rows(root, "relations", RelationRows::relation, relations);
      rows(root, "nodes", GraphRows::node, nodes);
      rows(root, "edges", GraphRows::edge, edges);
      rows(root, "properties", GraphRows::propertySet, propertySets);
      rows(root, "outputs", ListRows::output, outputs);
    }
  }

  private <R> void rows(
      Section root, String name, BiFunction<RowSource, Section, R> reader, List<R> rows) {
    Section section = root.section(name);
    for (String key : section.names()) {
      RowSource source = new RowSource(root.file(), name, key, section.placeOf(key));
      if (!ROW_NAME.matcher(key).matches()) {
        section.problem(key, "is not a row name: use letters, digits and '_'");
      }
      String before = seen.putIfAbsent(source.item(), root.file());
      if (before != null) {
        section.problem(key, "is already a row, in " + before);
      }
      try (Section row = section.row(key)) {
        rows.add(reader.apply(source, row));
      }
    }
  }
}
