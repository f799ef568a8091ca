package io.codeweft.contracts.pack.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
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
  private final int lineOffset;
  private final Problems problems;
  private final YAMLParser parser;

  private YamlTree(String file, int lineOffset, Problems problems, YAMLParser parser) {
    this.file = file;
    this.lineOffset = lineOffset;
    this.problems = problems;
    this.parser = parser;
  }

  /**
   * @param lineOffset lines of {@code file} before the first of {@code text}
   * @return an empty mapping when the text is empty or not readable (then with a problem)
   */
  static YamlNode.Entries read(String file, int lineOffset, String text, Problems problems) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlTree(file, lineOffset, problems, parser).document();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : lineOffset + e.getLocation().getLineNr();
      problems.add(file, line, "not readable as YAML: " + e.getOriginalMessage());
      return empty(line);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory was not readable", e);
    }
  }

  private YamlNode.Entries document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return empty(lineOffset + 1);
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(file, line(), "expected entries (name: value)");
      return empty(line());
    }
    YamlNode.Entries root = entries(1);
    if (parser.nextToken() != null) {
      problems.add(file, line(), "one document per file; remove everything from '---' on");
    }
    return root;
  }

  private static YamlNode.Entries empty(int line) {
    return new YamlNode.Entries(line, Map.of());
  }

  private YamlNode.Entries entries(int depth) throws IOException {
    int start = line();
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int at = line();
      JsonToken token = parser.nextToken();
      YamlNode.Entry before = entries.get(name);
      YamlNode.Entry entry = new YamlNode.Entry(at, value(token, depth));
      if (before == null) {
        entries.put(name, entry);
      } else {
        problems.add(
            file, at, "'" + name + "' stands twice, first in line " + before.line() + "; drop one");
      }
    }
    return new YamlNode.Entries(start, entries);
  }

  private YamlNode.Items items(int depth) throws IOException {
    int start = line();
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
      problems.add(file, line(), "aliases are not allowed; repeat the value");
    }
    if (token == JsonToken.START_OBJECT) {
      return entries(depth + 1);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(depth + 1);
    }
    return new YamlNode.Text(line(), token == JsonToken.VALUE_NULL ? "" : parser.getText());
  }

  private int line() {
    return lineOffset + parser.currentTokenLocation().getLineNr();
  }
}
