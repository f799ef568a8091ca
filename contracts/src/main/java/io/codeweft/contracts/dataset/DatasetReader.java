package io.codeweft.contracts.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.contracts.schema.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a dataset declaration file (YAML):
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
public final class DatasetReader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> ENTRIES =
      Set.of("dataset", "key", "order", "owner", "evidence", "evolution", "columns");

  private final String file;

  private DatasetReader(String file) {
    this.file = file;
  }

  /**
   * @param file name used in error messages
   * @throws SchemaException naming the file, the entry and what is allowed
   */
  public static DatasetDeclaration read(String file, String yaml) {
    return new DatasetReader(file).read(yaml);
  }

  private DatasetDeclaration read(String yaml) {
    JsonNode root = parse(yaml);
    refuseUnknown("", root, ENTRIES);
    JsonNode evidence = required(root, "evidence");
    refuseUnknown("evidence.", evidence, Set.of("family", "rank", "coordinates", "required"));
    return new DatasetDeclaration(
        required(root, "dataset").asText(),
        new Schema(fields("columns", required(root, "columns"))),
        texts(required(root, "key")),
        texts(required(root, "order")),
        required(root, "owner").asText(),
        new DatasetDeclaration.Evidence(
            required(evidence, "family").asText(),
            required(evidence, "rank").asInt(),
            required(evidence, "coordinates").asText(),
            required(evidence, "required").asBoolean()),
        evolution(required(root, "evolution").asText()));
  }

  private JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new SchemaException(file + ": not readable as YAML: " + e.getMessage());
    }
  }

  private List<Field> fields(String at, JsonNode columns) {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      fields.add(field(at + "." + column.getKey(), column.getKey(), column.getValue()));
    }
    return fields;
  }

  private Field field(String at, String name, JsonNode type) {
    if (type.isTextual()) {
      try {
        return TypeParser.parseField(name, type.asText());
      } catch (SchemaException e) {
        throw new SchemaException(file + ": " + at + ": " + e.getMessage());
      }
    }
    if (type.isObject() && type.size() == 1 && type.has("list")) {
      DataType element = new DataType.StructOf(fields(at + ".list", type.get("list")));
      return Field.required(name, new DataType.ListOf(element, false));
    }
    if (type.isObject() && type.size() == 1 && type.has("struct")) {
      return Field.of(name, new DataType.StructOf(fields(at + ".struct", type.get("struct"))));
    }
    throw new SchemaException(
        file + ": " + at + ": expected a type text, {list: {...}} or {struct: {...}}");
  }

  private DatasetDeclaration.Evolution evolution(String text) {
    try {
      return DatasetDeclaration.Evolution.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SchemaException(
          file + ": evolution '" + text + "' is not one of strict, additive, relaxed");
    }
  }

  private JsonNode required(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new SchemaException(file + ": entry '" + name + "' is missing; add it");
    }
    return value;
  }

  private void refuseUnknown(String at, JsonNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new SchemaException(
            file
                + ": unknown entry '"
                + at
                + entry.getKey()
                + "'; allowed: "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
