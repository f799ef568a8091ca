package io.codeweft.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import org.jspecify.annotations.Nullable;

/** JSON Schema 2020-12 of an event record, as the wire has it. */
final class EventSchemas {
  private EventSchemas() {}

  static ObjectNode of(Class<? extends Event> type) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
            Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    config
        .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.DEFINITIONS_FOR_ALL_OBJECTS)
        .without(Option.NONPUBLIC_STATIC_FIELDS, Option.PUBLIC_STATIC_FIELDS);
    config
        .forFields()
        .withPropertyNameOverrideResolver(
            field -> SnakeCaseStrategy.INSTANCE.translate(field.getDeclaredName()))
        .withRequiredCheck(field -> !isNullable(field));
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (javaType, context) -> {
              if (javaType.getErasedType() == Schema.class) {
                return inline(
                    context.getGeneratorConfig().createObjectNode().put("type", "string"));
              }
              if (javaType.getErasedType() == JsonNode.class) {
                return inline(context.getGeneratorConfig().createObjectNode());
              }
              if (javaType.getErasedType().isEnum()) {
                return new CustomDefinition(constants(javaType.getErasedType()));
              }
              return null;
            });
    ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(type);
    schema.put("title", type.getSimpleName());
    return schema;
  }

  /** By the names they have on the wire. */
  private static ObjectNode constants(Class<?> type) {
    ObjectNode definition = Json.mapper().createObjectNode().put("type", "string");
    ArrayNode values = definition.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add(Json.mapper().<JsonNode>valueToTree(constant));
    }
    return definition;
  }

  private static CustomDefinition inline(ObjectNode node) {
    return new CustomDefinition(node, true);
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
