package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.pack.EdgeRow;
import io.codeweft.contracts.pack.NodeRow;
import io.codeweft.contracts.pack.PropertyRow;
import io.codeweft.contracts.pack.PropertySetRow;
import io.codeweft.contracts.pack.RowSource;
import io.codeweft.contracts.text.PlacedText;
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
    List<PlacedText> id = row.columns("id");
    if (!id.isEmpty() && !id.getFirst().text().equals(REPO)) {
      row.problem(id.getFirst(), "must begin with " + REPO, null);
    }
    PlacedText path = id.stream().filter(part -> part.text().equals(PATH)).findFirst().orElse(null);
    return new NodeRow(
        source,
        orElse(row.optionalText("kind"), source.name()),
        row.placed("from"),
        row.optionalPlaced("where"),
        id,
        path,
        row.optionalPlaced("file_id"),
        span(row),
        row.optionalPlaced("name"),
        owner(row, id, path),
        row.text("layer"),
        properties(row));
  }

  static EdgeRow edge(RowSource source, Section row) {
    List<PlacedText> span = span(row);
    return new EdgeRow(
        source,
        orElse(row.optionalText("kind"), source.name()),
        row.placed("from"),
        row.optionalPlaced("where"),
        endpoint(row, "src"),
        endpoint(row, "dst"),
        span,
        row.has("distinguish") ? row.anyColumns("distinguish") : span,
        row.text("origin"),
        row.text("layer"),
        attributes(row),
        properties(row));
  }

  static PropertySetRow propertySet(RowSource source, Section row) {
    if (row.has("node") == row.has("edge")) {
      row.problem("node", "or 'edge' says whose properties these are; give one of them");
    }
    if (!row.has("properties")) {
      row.problem("properties", "is missing; add it as {key: type}");
    }
    PropertySetRow.Entity entity =
        row.has("edge") ? edge(row) : new PropertySetRow.Entity.Node(identity(row, "node"));
    PlacedText owner = row.optionalPlaced("owner");
    return new PropertySetRow(
        source,
        entity,
        row.placed("from"),
        row.optionalPlaced("where"),
        owner == null ? PlacedText.at(source.place(), row.field("owner"), PATH) : owner,
        row.text("layer"),
        properties(row));
  }

  private static PropertySetRow.Entity edge(Section row) {
    identity(row, "node");
    try (Section edge = row.section("edge")) {
      return new PropertySetRow.Entity.Edge(
          edge.placed("kind"),
          endpoint(edge, "src"),
          endpoint(edge, "dst"),
          edge.has("distinguish") ? edge.anyColumns("distinguish") : List.of());
    }
  }

  /** Empty where there is none. */
  private static EdgeRow.Endpoint identity(Section row, String name) {
    return row.has(name)
        ? endpoint(row, name)
        : new EdgeRow.Endpoint(PlacedText.at(row.placeOf(name), name, ""), List.of());
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  /** A row of a file belongs to the file; others to their natural key, if that is one column. */
  private static PlacedText owner(Section row, List<PlacedText> id, @Nullable PlacedText path) {
    PlacedText owner = row.optionalPlaced("owner");
    if (owner != null) {
      return owner;
    }
    if (path != null) {
      return path;
    }
    if (id.size() == 2) {
      return id.getLast();
    }
    if (!id.isEmpty()) {
      row.problem("owner", "is missing: the id has neither a path nor a single further column");
    }
    return PlacedText.at(row.placeOf("owner"), "owner", "");
  }

  private static List<PlacedText> span(Section row) {
    if (!row.has("span")) {
      return List.of();
    }
    List<PlacedText> span = row.anyColumns("span");
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
          ? new EdgeRow.Endpoint(section.placed("node"), section.columns("parts"))
          : new EdgeRow.Endpoint(PlacedText.at(row.placeOf(name), name, ""), List.of());
    }
  }

  private static Map<String, PlacedText> attributes(Section row) {
    Map<String, PlacedText> attributes = new LinkedHashMap<>();
    for (String name : EdgeRow.ATTRIBUTES) {
      PlacedText value = row.optionalPlaced(name);
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
      PlacedText type = section.placed(key);
      return new PropertyRow(
          type(section, type), PlacedText.at(section.placeOf(key), type.field(), key));
    }
    try (Section row = section.section(key)) {
      return new PropertyRow(type(row, row.placed("type")), row.placed("value"));
    }
  }

  private static PropertyRow.Type type(Section section, PlacedText word) {
    return Choices.choose(section, word, TYPES, PropertyRow.Type.STRING);
  }
}
