package io.codeweft.functions.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.functions.FunctionLibraryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a definition file, so that every refusal can name it.
 *
 * @param at {@code golden[3].args}; empty for the whole file
 */
record YamlEntry(String file, String at, JsonNode node) {

  YamlEntry allow(String... names) {
    if (!node.isObject()) {
      throw refused("expected entries: " + String.join(", ", names));
    }
    Set<String> allowed = Set.of(names);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        throw refused(
            "unknown entry '" + entry.getKey() + "'; allowed: " + String.join(", ", names));
      }
    }
    return this;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  YamlEntry get(String name) {
    if (!has(name)) {
      throw refused("entry '" + name + "' is missing; add it");
    }
    return entry(name);
  }

  /** The entry, which may hold null or be absent. */
  YamlEntry entry(String name) {
    return new YamlEntry(file, at.isEmpty() ? name : at + "." + name, node.path(name));
  }

  String text(String name) {
    YamlEntry entry = get(name);
    if (!entry.node.isTextual() || entry.node.textValue().isBlank()) {
      throw entry.refused("expected a text that is not blank");
    }
    return entry.node.textValue().strip();
  }

  boolean flag(String name) {
    YamlEntry entry = entry(name);
    if (has(name) && !entry.node.isBoolean()) {
      throw entry.refused("expected true or false");
    }
    return entry.node.asBoolean(false);
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> constants) {
    String text = text(name);
    List<E> all = List.of(constants.getEnumConstants());
    return all.stream()
        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                entry(name)
                    .refused(
                        "'"
                            + text
                            + "' is not one of "
                            + all.stream()
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
  }

  List<YamlEntry> items() {
    if (!node.isArray()) {
      throw refused("expected a list");
    }
    List<YamlEntry> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new YamlEntry(file, at + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  /** The items of a list that may be left out. */
  Stream<YamlEntry> optionalItems(String name) {
    return has(name) ? entry(name).items().stream() : Stream.empty();
  }

  /** A whole number from 0; 0 when absent. */
  int number(String name) {
    YamlEntry entry = entry(name);
    if (has(name) && !(entry.node.isInt() && entry.node.intValue() >= 0)) {
      throw entry.refused("expected a whole number");
    }
    return entry.node.asInt(0);
  }

  /** A value of a golden vector: see {@link Values}. */
  @Nullable Object value() {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isFloatingPointNumber()) {
      return node.doubleValue();
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      items().forEach(item -> list.add(item.value()));
      return Collections.unmodifiableList(list);
    }
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), entry(entry.getKey()).value()));
      return Collections.unmodifiableMap(map);
    }
    throw refused(
        "'" + node + "' is not a text, a 64-bit number, true, false, a list, a map or null");
  }

  FunctionLibraryException refused(String what) {
    return new FunctionLibraryException(file + ": " + (at.isEmpty() ? "" : at + ": ") + what);
  }
}
