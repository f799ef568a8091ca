package io.codeweft.contracts.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors that use the published schemas find nothing wrong in any pack of this repository. */
class PackSchemaTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String MODELINE = "# yaml-language-server: $schema=";
  private static final Path RESOURCES = Path.of("src/main/resources");

  static List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.endsWith("pack.yaml") && !file.toString().contains("/target/"))
          .map(Path::getParent)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void everyFileOfAPackFollowsItsSchema(Path pack) throws IOException {
    for (Map.Entry<String, String> file : PackBundle.fromFolder(pack).files().entrySet()) {
      PackSchema schema = schemaOf(file.getKey());
      String yaml =
          schema == PackSchema.CONTRACT ? leadingComment(file.getValue()) : file.getValue();
      assertThat(problems(schema, yaml)).as(pack + "/" + file.getKey()).isEmpty();
    }
  }

  @Test
  void theBuiltInPacksNameTheirSchemaForEditors() throws IOException {
    Path packs = RESOURCES.resolve("packs");
    try (Stream<Path> files = Files.walk(packs)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String first = Files.readAllLines(file).getFirst();
        assertThat(first).as(file.toString()).startsWith(MODELINE);
        Path schema = file.resolveSibling(first.substring(MODELINE.length())).normalize();
        PackSchema expected =
            schemaOf(
                packs
                    .relativize(file)
                    .subpath(1, packs.relativize(file).getNameCount())
                    .toString());
        assertThat(schema).isEqualTo(RESOURCES.resolve("schemas/" + expected.fileName()));
      }
    }
  }

  /** A completion without a word about the entry is half a completion. */
  @ParameterizedTest
  @EnumSource(PackSchema.class)
  void everyEntryIsDescribed(PackSchema kind) throws IOException {
    JsonNode schema = new ObjectMapper().readTree(kind.text());
    assertThat(schema.path("title").asText()).startsWith("Codeweft");
    List<String> bare = new ArrayList<>();
    undescribed(schema, schema, "", bare);
    assertThat(bare).isEmpty();
  }

  private static void undescribed(JsonNode root, JsonNode node, String at, List<String> bare) {
    boolean object = node.path("type").asText().equals("object");
    for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
      JsonNode value = entry.getValue();
      String reference = value.path("$ref").asText();
      JsonNode target = reference.startsWith("#") ? root.at(reference.substring(1)) : value;
      if (object && !value.has("description") && !target.has("description")) {
        bare.add(at + "/" + entry.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      undescribed(root, entry.getValue(), at + "/" + entry.getKey(), bare);
    }
  }

  private static PackSchema schemaOf(String file) {
    return Stream.of(PackSchema.values())
        .filter(schema -> file.matches(schema.files().replace(".", "\\.").replace("*", "[^/]*")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no schema for " + file));
  }

  private static String leadingComment(String sql) {
    String text = sql.strip();
    return text.startsWith("/*") ? text.substring(2, text.indexOf("*/")) : "{}";
  }

  private static List<String> problems(PackSchema schema, String yaml) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            SchemaLocation.of("classpath:schemas/" + schema.fileName()),
            SchemaValidatorsConfig.builder().build())
        .validate(YAML.readTree(yaml))
        .stream()
        .map(message -> message.getInstanceLocation() + ": " + message.getMessage())
        .toList();
  }
}
