package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PropertyRow;
import io.codeweft.contracts.pack.RowSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Node and edge rows with their properties. */
final class GraphRows {
  private static final Map<String, PropertyRow.Type> TYPES =
      Choices.byName(PropertyRow.Type.values());
  private static final String REPO = "repo";
  private static final String PATH = "path";

  private GraphRows() {}

  static NodeRow node(RowSource source, Section row) {
    List<String> id = row.columns("id");
    if (!id.isEmpty() && !id.getFirst().equals(REPO)) {
      row.problem("id", "must begin with " + REPO);
    }
    String path = id.contains(PATH) ? PATH : null;
    return new NodeRow(
        source,
        orElse(row.optionalText("kind"), source.name()),
        row.text("from"),
        row.optionalText("where"),
        id,
        path,
        row.optionalText("file_id"),
        span(row),
        row.optionalText("name"),
        owner(row, id, path),
        row.text("layer"),
        properties(row));
  }

  static EdgeRow edge(RowSource source, Section row) {
    List<String> span = span(row);
    return new EdgeRow(
        source,
        orElse(row.optionalText("kind"), source.name()),
        row.text("from"),
        row.optionalText("where"),
        endpoint(row, "src"),
        endpoint(row, "dst"),
        span,
        row.has("distinguish") ? row.columns("distinguish") : span,
        row.text("origin"),
        row.text("layer"),
        attributes(row),
        properties(row));
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  /** A row of a file belongs to the file; others to their natural key, if that is one column. */
  private static String owner(Section row, List<String> id, @Nullable String path) {
    String owner = row.optionalText("owner");
    if (owner != null) {
      return owner;
    }
    if (path != null) {
      return path;
    }
    if (id.size() != 2) {
      row.problem("owner", "is missing: the id has neither a path nor a single further column");
      return "";
    }
    return id.getLast();
  }

  private static List<String> span(Section row) {
    if (!row.has("span")) {
      return List.of();
    }
    List<String> span = row.columns("span");
    if (span.size() != 2) {
      row.problem("span", "must be two columns [begin, end]");
    }
    return span;
  }

  private static EdgeRow.Endpoint endpoint(Section row, String name) {
    if (!row.has(name)) {
      row.problem(name, "is missing; add it as {node: KIND, parts: [columns]}");
    }
    try (Section section = row.section(name)) {
      return row.has(name)
          ? new EdgeRow.Endpoint(section.text("node"), section.columns("parts"))
          : new EdgeRow.Endpoint("", List.of());
    }
  }

  private static Map<String, String> attributes(Section row) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : EdgeRow.ATTRIBUTES) {
      String value = row.optionalText(name);
      if (value != null) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  private static Map<String, PropertyRow> properties(Section row) {
    Map<String, PropertyRow> properties = new LinkedHashMap<>();
    try (Section section = row.section("properties")) {
      for (String key : section.names()) {
        properties.put(key, property(section, key));
      }
    }
    return properties;
  }

  /** {@code key: type} is the column of that name; {@code key: {type, value}} any expression. */
  private static PropertyRow property(Section section, String key) {
    if (section.isText(key)) {
      return new PropertyRow(type(section, key, section.text(key)), key);
    }
    try (Section row = section.section(key)) {
      return new PropertyRow(type(row, "type", row.text("type")), row.text("value"));
    }
  }

  private static PropertyRow.Type type(Section section, String entry, String word) {
    return Choices.choose(section, entry, word, TYPES, PropertyRow.Type.STRING);
  }
}
