package io.codeweft.registry.graph;

import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.registry.history.RegistrationHistory;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.history.RegistrationRecord.Content;
import io.codeweft.registry.history.RegistrationRecord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Graphs as they were registered, read off the history: with or without a registry that runs. */
public final class GraphVersions {
  private static final int MAX_NUMBER_DIGITS = 9;

  private final RegistrationHistory history;
  private final GraphStore graphs;

  public GraphVersions(RegistrationHistory history, GraphStore graphs) {
    this.history = history;
    this.graphs = graphs;
  }

  /** There is no such graph or version; the message says what there is. */
  public static final class NoVersionException extends Exception {
    private static final long serialVersionUID = 1L;

    NoVersionException(String message) {
      super(message);
    }
  }

  /** The current graph of each name, by name. */
  public List<ViewGraph> current() {
    SortedMap<String, RegistrationRecord> newest = new TreeMap<>();
    history.all().stream()
        .filter(row -> row.number() != null)
        .forEach(row -> newest.put(row.graph(), row));
    newest.values().removeIf(row -> row.kind() == Kind.DELETED);
    return newest.values().stream().map(this::read).toList();
  }

  /**
   * A graph as it once was current.
   *
   * @param version a number, or a version or the beginning of one; digits alone are a number where
   *     there is one
   * @throws NoVersionException when nothing or more than one thing is meant
   */
  public ViewGraph at(String name, String version) throws NoVersionException {
    List<RegistrationRecord> rows =
        history.of(name).stream().filter(row -> row.kind() != Kind.DELETED).toList();
    if (version.matches("[0-9]{1," + MAX_NUMBER_DIGITS + "}")) {
      long number = Long.parseLong(version);
      for (RegistrationRecord row : rows) {
        if (Objects.requireNonNull(row.number()) == number) {
          return read(row);
        }
      }
    }
    SortedMap<String, RegistrationRecord> found = new TreeMap<>();
    rows.stream()
        .filter(row -> content(row).version().startsWith(version))
        .forEach(row -> found.put(content(row).version(), row));
    if (version.isEmpty() || found.size() != 1) {
      throw new NoVersionException(
          "graph '"
              + name
              + "' has "
              + (found.isEmpty() ? "no version '" : "several versions '")
              + version
              + "'; it has "
              + numbers(rows));
    }
    return read(found.values().iterator().next());
  }

  private static List<String> numbers(List<RegistrationRecord> rows) {
    List<String> numbers = new ArrayList<>();
    for (RegistrationRecord row : rows) {
      numbers.add(row.number() + " (" + content(row).version().substring(0, 12) + ")");
    }
    return numbers;
  }

  private ViewGraph read(RegistrationRecord row) {
    return graphs.graph(content(row).graphObject()).graph();
  }

  private static Content content(RegistrationRecord row) {
    return Objects.requireNonNull(row.content());
  }
}
