package io.codeweft.compiler.internal.partition;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.ViewArtefact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of the tables that plans read: who owns their rows. */
public final class Owners {
  /** For each part of the owner, the columns that hold it; the first gives it its name. */
  private final Map<String, List<List<String>>> columns = new HashMap<>();

  private final Set<String> constant = new HashSet<>();

  public void add(DatasetDeclaration dataset) {
    columns.put(dataset.name().toLowerCase(Locale.ROOT), List.of(List.of(dataset.owner())));
  }

  /** A view that later ones may read. */
  public void add(ViewArtefact view) {
    Partitioning partitioning = view.partitioning();
    List<List<String>> parts = new ArrayList<>();
    for (String owner : partitioning.owner()) {
      List<String> holders = new ArrayList<>(List.of(owner));
      holders.addAll(partitioning.carriers());
      parts.add(holders);
    }
    columns.put(view.name(), parts);
    if (constant.containsAll(view.dependencies())) {
      constant.add(view.name());
    }
  }

  /** Owner columns, in order; empty when the rows of the table have none. */
  List<String> of(String table) {
    return parts(table).stream().map(List::getFirst).toList();
  }

  List<List<String>> parts(String table) {
    return columns.getOrDefault(table, List.of());
  }

  /** Whether no extract can change the table. */
  public boolean isConstant(String table) {
    return constant.contains(table);
  }

  /** Tables are kept per repository, so the column that names it tells no rows of one apart. */
  static boolean isShared(String column) {
    return column.equals("repo");
  }
}
