package io.codeweft.compiler;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.Lineage.Origin;
import io.codeweft.contracts.graph.Lineage.Role;
import io.codeweft.contracts.graph.Partitioning;
import io.codeweft.contracts.graph.Partitioning.Exchange;
import io.codeweft.contracts.graph.Partitioning.Kind;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Tries what is said about the owner of a view on a database that holds all tables and views of its
 * graph: the rows of an owner are the view over the rows of its inputs that belong to that owner,
 * by the owner of the input or by the key it is gathered by. An input that is joined by another key
 * is left whole. Where windows gather an input by a key, the rows of an owner need those that share
 * a key with it, and more rows than those of the owner come out.
 */
public final class OwnerCheck {
  /** Rows as text. */
  @FunctionalInterface
  public interface Query {
    List<String> rows(String sql) throws SQLException;
  }

  @FunctionalInterface
  public interface Command {
    void execute(String sql) throws SQLException;
  }

  private static final String BY_WINDOW = " is gathered by a window by ";

  /** Stands for the comparison with the owner that is tried. */
  private static final String VALUE = "{is}";

  private final ViewGraph graph;
  private final Query query;
  private final Command command;
  private final Map<Kind, Integer> tried = new EnumMap<>(Kind.class);

  public OwnerCheck(ViewGraph graph, Query query, Command command) throws SQLException {
    this.graph = graph;
    this.query = query;
    this.command = command;
    command.execute("CREATE SCHEMA IF NOT EXISTS part");
  }

  /** How many views of a kind said enough to be tried. */
  public int tried(Kind kind) {
    return tried.getOrDefault(kind, 0);
  }

  /**
   * What is wrong, in words.
   *
   * @param owners how many owners to try
   */
  public List<String> problems(ViewArtefact view, int owners) throws SQLException {
    List<String> problems = new ArrayList<>();
    boolean windows = view.partitioning().reason().contains(BY_WINDOW);
    Map<String, String> filters = windows ? windowFilters(view) : filters(view);
    if (filters.isEmpty()) {
      return problems;
    }
    tried.merge(view.partitioning().kind(), 1, Integer::sum);
    String sql = Objects.requireNonNull(view.sql().get("duckdb"));
    String owner = "CAST(" + view.partitioning().owner().getFirst() + " AS VARCHAR)";
    List<String> values =
        new ArrayList<>(
            query.rows(
                "SELECT DISTINCT "
                    + owner
                    + " AS o FROM ("
                    + sql
                    + ") WHERE o IS NOT NULL ORDER BY o LIMIT "
                    + owners));
    values.add("no such owner");
    for (String value : values) {
      String is = " = '" + value.replace("'", "''") + "'";
      List<String> expected =
          query.rows("FROM (" + sql + ") WHERE " + owner + is + " ORDER BY ALL");
      String ours = windows ? " WHERE " + owner + is : "";
      List<String> actual = part(sql + ")" + ours, view.dependencies(), filters, is);
      if (!actual.equals(expected)) {
        problems.add(
            view.name()
                + " for "
                + value
                + ": "
                + view.partitioning()
                + "\n  gives "
                + actual
                + "\n  not   "
                + expected);
      }
    }
    return problems;
  }

  private List<String> part(String sql, List<String> tables, Map<String, String> filters, String is)
      throws SQLException {
    for (String table : tables) {
      String where =
          filters.containsKey(table) ? " WHERE " + filters.get(table).replace(VALUE, is) : "";
      command.execute(
          "CREATE OR REPLACE VIEW part."
              + table
              + " AS SELECT * FROM main."
              + table
              + " AS t"
              + where);
    }
    command.execute("SET search_path = 'part,main'");
    List<String> rows = query.rows("FROM (" + sql + " ORDER BY ALL");
    command.execute("SET search_path = 'main'");
    for (String table : tables) {
      command.execute("DROP VIEW part." + table);
    }
    return rows;
  }

  /**
   * A condition on the input that the owner is a column of, when windows gather it; the others stay
   * whole.
   */
  private static Map<String, String> windowFilters(ViewArtefact view) {
    Partitioning partitioning = view.partitioning();
    List<Origin> origins =
        view.lineage().columns().stream()
            .filter(column -> partitioning.owner().equals(List.of(column.name())))
            .flatMap(column -> column.values().stream())
            .toList();
    if (origins.size() != 1
        || origins.getFirst().role() != Role.IDENTITY
        || !origins.getFirst().path().equals(origins.getFirst().column())) {
      return Map.of();
    }
    Origin owner = origins.getFirst();
    List<Exchange> exchanges =
        partitioning.exchanges().stream().filter(e -> e.table().equals(owner.table())).toList();
    if (exchanges.size() != 1 || !partitioning.reason().contains(owner.table() + BY_WINDOW)) {
      return Map.of();
    }
    List<String> key = exchanges.getFirst().key();
    return Map.of(
        owner.table(),
        String.format(
            "EXISTS (FROM (SELECT %s FROM main.%s WHERE %s) AS o WHERE %s)",
            String.join(", ", key),
            owner.table(),
            is(owner.path()),
            key.stream()
                .map(column -> "o." + column + " IS NOT DISTINCT FROM t." + column)
                .collect(Collectors.joining(" AND "))));
  }

  /** A condition for each input; nothing when too little is said to be tried like this. */
  private Map<String, String> filters(ViewArtefact view) {
    Partitioning partitioning = view.partitioning();
    Map<String, String> filters = new HashMap<>();
    if (partitioning.kind() == Kind.WHOLE || partitioning.owner().size() != 1) {
      return filters;
    }
    for (String table : view.dependencies()) {
      List<String> owner = owner(table);
      if (owner.size() == 1) {
        filters.put(table, is(owner.getFirst()));
      }
    }
    for (Exchange exchange : partitioning.exchanges()) {
      boolean gathered =
          partitioning.reason().contains(exchange.table() + " is gathered by ")
              && partitioning.exchanges().stream()
                  .allMatch(e -> e.equals(exchange) || !e.table().equals(exchange.table()));
      filters.remove(exchange.table());
      if (gathered && exchange.key().size() == 1) {
        filters.put(exchange.table(), is(exchange.key().getFirst()));
      } else if (readsItself(view)) {
        // by its owner in one place, by a key in another: one filter cannot say both
        return Map.of();
      }
    }
    return filters;
  }

  private static String is(String column) {
    return "CAST(" + column + " AS VARCHAR)" + VALUE;
  }

  private static boolean readsItself(ViewArtefact view) {
    return view.dependencies().size() < view.partitioning().exchanges().size() + 1;
  }

  private List<String> owner(String table) {
    return graph
        .dataset(table)
        .map(DatasetDeclaration::owner)
        .map(List::of)
        .orElseGet(() -> graph.view(table).orElseThrow().partitioning().owner());
  }
}
