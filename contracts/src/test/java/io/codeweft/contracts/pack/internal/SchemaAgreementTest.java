package io.codeweft.contracts.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.codeweft.contracts.pack.PackException;
import io.codeweft.contracts.pack.PackSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published schemas and the reader say the same. A file that uses every entry is changed at
 * every place in every way: entries removed, renamed, doubled, replaced by values of every form.
 * Each time both accept or both refuse; what only the reader can know is listed here.
 */
class SchemaAgreementTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final List<String> REPLACEMENTS =
      List.of(
          "a text",
          "'true'",
          "true",
          "12",
          "0",
          "1.5",
          "null",
          "''",
          "' '",
          "[]",
          "[a]",
          "[a, b]",
          "[a, b, c]",
          "[repo, a]",
          "[repo, path, a]",
          "[lower(a)]",
          "[true]",
          "[12]",
          "[null]",
          "[[a]]",
          "[{}]",
          "{}",
          "{a: b}",
          "{a: {b: c}}",
          "{a: [b]}",
          "string",
          "int",
          "int64!",
          "list<string!>",
          "nodes",
          "strict",
          "{list: {a: int32}}",
          "{struct: {a: {list: {}}}}",
          "{type: string, value: a}",
          "{type: text, value: a}",
          "'1'",
          "'0.25'",
          "best",
          "all",
          "{top: 3}",
          "{top: 0}",
          "{value: a, weight: 0.5}",
          "{value: a, weight: -1}",
          "-1",
          "A.b");

  /** What a schema cannot say. */
  private static final Pattern ONLY_THE_READER =
      Pattern.compile(
          "lists '.*' twice; drop one|names '.*', which is no column.*"
              + "|must name as many columns as 'columns'|type '(list|map|struct).*"
              + "|stands twice, in other letters; rename one|'.*' stands twice in this row; .*"
              + "|must be (those of the first source: .*|said of every source of the row.*)"
              + "|is a column already; .*");

  @ParameterizedTest
  @EnumSource(PackSchema.class)
  void aFileThatUsesEveryEntryIsAccepted(PackSchema kind) throws IOException {
    assertThat(read(kind, text(kind))).isEmpty();
    assertThat(refused(schema(kind), YAML.readTree(text(kind)))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(PackSchema.class)
  void everyChangeOfAFileIsJudgedAlike(PackSchema kind) throws IOException {
    JsonSchema schema = schema(kind);
    Map<String, JsonNode> changed = changes(YAML.readTree(text(kind)));
    assertThat(changed).hasSizeGreaterThan(200);
    List<String> disagreements = new ArrayList<>();
    for (Map.Entry<String, JsonNode> change : changed.entrySet()) {
      List<String> problems = read(kind, YAML.writeValueAsString(change.getValue()));
      boolean refused = refused(schema, change.getValue());
      boolean expressible = problems.stream().anyMatch(p -> !ONLY_THE_READER.matcher(p).matches());
      if (refused ? problems.isEmpty() : expressible) {
        disagreements.add(
            change.getKey() + ": schema refuses " + refused + ", reader says " + problems);
      }
    }
    assertThat(disagreements.stream().limit(20)).isEmpty();
  }

  private static List<String> read(PackSchema kind, String yaml) {
    Problems problems = new Problems();
    switch (kind) {
      case PACK -> Manifest.read(yaml, problems);
      case DATASET -> DatasetFile.read("f.yaml", yaml, null, problems);
      case REGISTRY -> new Registries().read(Section.ofFile("f.yaml", yaml, problems));
      case CONTRACT -> {
        try (Section section = Section.ofFile("f.yaml", yaml, problems)) {
          ContractSection.read(section);
        }
      }
    }
    try {
      problems.throwIfAny();
      return List.of();
    } catch (PackException e) {
      return e.problems().stream().map(problem -> problem.message()).toList();
    }
  }

  private static boolean refused(JsonSchema schema, JsonNode file) {
    return !schema.validate(file).isEmpty();
  }

  private static JsonSchema schema(PackSchema kind) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            SchemaLocation.of("classpath:schemas/" + kind.fileName()),
            SchemaValidatorsConfig.builder().build());
  }

  private static String text(PackSchema kind) throws IOException {
    String name = "every_" + kind.name().toLowerCase(Locale.ROOT) + ".yaml";
    try (var in = SchemaAgreementTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** By what was done. */
  private static Map<String, JsonNode> changes(JsonNode root) throws IOException {
    Map<String, JsonNode> changes = new LinkedHashMap<>();
    for (String pointer : pointers("", root)) {
      int slash = pointer.lastIndexOf('/');
      String parent = pointer.substring(0, slash);
      String name = pointer.substring(slash + 1);
      JsonNode copy = root.deepCopy();
      if (copy.at(parent) instanceof ObjectNode object) {
        JsonNode value = object.remove(name);
        changes.put("remove " + pointer, copy);
        JsonNode renamed = copy.deepCopy();
        ((ObjectNode) renamed.at(parent)).set(name + "s", value);
        changes.put("rename " + pointer, renamed);
        JsonNode odd = copy.deepCopy();
        ((ObjectNode) odd.at(parent)).set("no-name", value);
        changes.put("rename oddly " + pointer, odd);
        for (String replacement : REPLACEMENTS) {
          JsonNode replaced = root.deepCopy();
          ((ObjectNode) replaced.at(parent)).set(name, YAML.readTree(replacement));
          changes.put("set " + pointer + " to " + replacement, replaced);
        }
      } else if (copy.at(parent) instanceof ArrayNode array) {
        array.add(array.get(0));
        changes.put("double the first of " + parent, copy);
        for (String replacement : REPLACEMENTS) {
          JsonNode replaced = root.deepCopy();
          ((ArrayNode) replaced.at(parent)).set(Integer.parseInt(name), YAML.readTree(replacement));
          changes.put("set " + pointer + " to " + replacement, replaced);
        }
      }
    }
    return changes;
  }

  private static List<String> pointers(String at, JsonNode node) {
    List<String> pointers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      pointers.add(at + "/" + entry.getKey());
      pointers.addAll(pointers(at + "/" + entry.getKey(), entry.getValue()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.add(at + "/" + i);
      pointers.addAll(pointers(at + "/" + i, node.get(i)));
    }
    return pointers;
  }
}
