package io.codeweft.contracts.pack.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.codeweft.contracts.text.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link YamlNode}s. Jackson's own tree forgets lines and lets the last of two equal keys
 * win; here both matter. Anchors and several documents are refused.
 */
final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final int MAX_DEPTH = 20;

  private final String file;
  private final YamlText text;
  private final Problems problems;
  private final YAMLParser parser;

  private YamlTree(String file, YamlText text, Problems problems, YAMLParser parser) {
    this.file = file;
    this.text = text;
    this.problems = problems;
    this.parser = parser;
  }

  /**
   * @param lineOffset lines of {@code file} before the first of {@code text}
   * @return an empty mapping when the text is empty or not readable (then with a problem)
   */
  static YamlNode.Entries read(String file, int lineOffset, String text, Problems problems) {
    YamlText places = new YamlText(text, lineOffset);
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlTree(file, places, problems, parser).document();
    } catch (JsonProcessingException e) {
      Place place = e.getLocation() == null ? Place.FILE : place(places, e.getLocation());
      problems.add(file, place, "", "not readable as YAML: " + e.getOriginalMessage());
      return new YamlNode.Entries(place, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory was not readable", e);
    }
  }

  private YamlNode.Entries document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new YamlNode.Entries(text.place(1, 1), Map.of());
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(file, place(), "", "expected entries (name: value)");
      return new YamlNode.Entries(place(), Map.of());
    }
    YamlNode.Entries root = entries(1);
    if (parser.nextToken() != null) {
      problems.add(file, place(), "", "one document per file; remove everything from '---' on");
    }
    return root;
  }

  private YamlNode.Entries entries(int depth) throws IOException {
    Place start = place();
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place at = place();
      JsonToken token = parser.nextToken();
      YamlNode.Entry before = entries.get(name);
      YamlNode.Entry entry = new YamlNode.Entry(at, value(token, depth));
      if (before == null) {
        entries.put(name, entry);
      } else {
        problems.add(
            file, at, name, "stands twice, first in line " + before.place().line() + "; drop one");
      }
    }
    return new YamlNode.Entries(start, entries);
  }

  private YamlNode.Items items(int depth) throws IOException {
    Place start = place();
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, depth));
    }
    return new YamlNode.Items(start, items);
  }

  private YamlNode value(@Nullable JsonToken token, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new com.fasterxml.jackson.core.JsonParseException(
          parser, "nested deeper than " + MAX_DEPTH);
    }
    if (parser.isCurrentAlias()) {
      problems.add(file, place(), "", "aliases are not allowed; repeat the value");
    }
    if (token == JsonToken.START_OBJECT) {
      return entries(depth + 1);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(depth + 1);
    }
    JsonLocation start = parser.currentTokenLocation();
    String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    return new YamlNode.Text(text.text(start.getLineNr(), start.getColumnNr(), value));
  }

  private Place place() {
    return place(text, parser.currentTokenLocation());
  }

  private static Place place(YamlText text, JsonLocation location) {
    return text.place(location.getLineNr(), location.getColumnNr());
  }
}
