package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.text.Nearest;
import io.codeweft.contracts.text.Place;
import io.codeweft.contracts.text.PlacedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a pack file while it is read: asks for entries by name and type, notes what is
 * missing or of another type and, at {@link #close}, what nobody asked for. A value that is not
 * there reads as empty, so that reading goes on and finds the next problem.
 */
final class Section implements AutoCloseable {
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String file;
  private final String item;
  private final YamlNode.Entries node;
  private final Problems problems;
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param item what the entries belong to: {@code nodes[CST_DEF]}; empty for a whole file
   */
  Section(String file, String item, YamlNode.Entries node, Problems problems) {
    this.file = file;
    this.item = item;
    this.node = node;
    this.problems = problems;
  }

  static Section ofFile(String file, String text, Problems problems) {
    return new Section(file, "", YamlTree.read(file, 0, text, problems), problems);
  }

  String file() {
    return file;
  }

  boolean has(String name) {
    return node.entries().containsKey(name);
  }

  /** Names in file order. */
  List<String> names() {
    return List.copyOf(node.entries().keySet());
  }

  /** Of the key, or of the section where there is no such entry. */
  Place placeOf(String name) {
    YamlNode.Entry entry = node.entries().get(name);
    return entry == null ? node.place() : entry.place();
  }

  void problem(String name, String message) {
    problems.add(file, placeOf(name), field(name), message);
  }

  /** About a part of an entry, at its own place. */
  void problem(PlacedText text, String message, @Nullable String suggestion) {
    problems.add(file, text.place(), text.field(), message, suggestion);
  }

  String text(String name) {
    return placed(name).text();
  }

  @Nullable String optionalText(String name) {
    PlacedText text = optionalPlaced(name);
    return text == null ? null : text.text();
  }

  PlacedText placed(String name) {
    PlacedText text = optionalPlaced(name);
    if (text == null) {
      if (!has(name)) {
        problem(name, "is missing; add it");
      }
      return PlacedText.at(placeOf(name), field(name), "");
    }
    return text;
  }

  @Nullable PlacedText optionalPlaced(String name) {
    YamlNode value = ask(name);
    if (value == null) {
      return null;
    }
    if (value instanceof YamlNode.Text text && !text.text().text().isBlank()) {
      return text.text().named(field(name)).strip();
    }
    problem(name, "must be a text");
    return null;
  }

  boolean flag(String name) {
    PlacedText text = optionalPlaced(name);
    if (text == null || text.text().equals("false")) {
      return false;
    }
    if (!text.text().equals("true")) {
      problem(text, "is '" + text + "'; allowed: true, false", null);
    }
    return true;
  }

  List<PlacedText> texts(String name) {
    if (!has(name)) {
      problem(name, "is missing; add it as a list [a, b]");
    }
    return optionalTexts(name);
  }

  List<PlacedText> optionalTexts(String name) {
    YamlNode value = ask(name);
    List<PlacedText> texts = new ArrayList<>();
    if (value instanceof YamlNode.Items list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Text text && !text.text().text().isBlank()) {
          texts.add(text.text().named(field(name)).strip());
        } else {
          problems.add(file, item.place(), field(name), "must be a list of texts");
        }
      }
    } else if (value != null) {
      problem(name, "must be a list [a, b]");
    }
    return texts;
  }

  /** At least one of {@link #anyColumns}. */
  List<PlacedText> columns(String name) {
    List<PlacedText> columns = anyColumns(name);
    if (isEmptyList(name)) {
      problem(name, "must name at least one column");
    }
    return columns;
  }

  /** A list of column names: plain identifiers, so that they cannot hide an expression. */
  List<PlacedText> anyColumns(String name) {
    List<PlacedText> columns = texts(name);
    for (PlacedText column : columns) {
      if (!COLUMN.matcher(column.text()).matches()) {
        problem(
            column,
            "has '" + column + "', which is no column name; expressions go elsewhere",
            null);
      }
    }
    return columns;
  }

  /** Values by name, in file order, all of them texts. */
  Map<String, PlacedText> textsByName(String name) {
    Map<String, PlacedText> texts = new LinkedHashMap<>();
    try (Section section = section(name)) {
      for (String key : section.names()) {
        texts.put(key, section.placed(key));
      }
    }
    return texts;
  }

  /** The mapping of that name; empty when there is none. */
  Section section(String name) {
    return section(name, field(name));
  }

  /** A row of this section, which messages call {@code section[name]}. */
  Section row(String name) {
    return section(name, item + "[" + name + "]");
  }

  private Section section(String name, String called) {
    YamlNode value = ask(name);
    if (value instanceof YamlNode.Entries entries) {
      // What is missing in it is reported where its name stands.
      return new Section(
          file, called, new YamlNode.Entries(placeOf(name), entries.entries()), problems);
    }
    if (value != null) {
      problems.add(file, placeOf(name), called, "must have entries (name: value)");
    }
    return new Section(file, called, new YamlNode.Entries(placeOf(name), Map.of()), problems);
  }

  /** The mappings of a list, which messages call {@code name[1]} and so on. */
  List<Section> sections(String name) {
    YamlNode value = ask(name);
    List<Section> sections = new ArrayList<>();
    if (value instanceof YamlNode.Items list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Entries entries) {
          String called = field(name) + "[" + (sections.size() + 1) + "]";
          sections.add(new Section(file, called, entries, problems));
        } else {
          problems.add(file, item.place(), field(name), "must be a list of {name: value}");
        }
      }
    } else if (value != null) {
      problem(name, "must be a list of {name: value}");
    }
    return sections;
  }

  boolean isText(String name) {
    YamlNode.Entry entry = node.entries().get(name);
    return entry != null && entry.value() instanceof YamlNode.Text;
  }

  @Override
  public void close() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        problems.add(
            file,
            placeOf(name),
            field(name),
            "is not known here; allowed: " + String.join(", ", asked),
            Nearest.to(name, asked));
      }
    }
  }

  /** An empty list is there, which is something else than no list. */
  boolean isEmptyList(String name) {
    YamlNode.Entry entry = node.entries().get(name);
    return entry != null && entry.value() instanceof YamlNode.Items list && list.items().isEmpty();
  }

  /** Nothing more is said about the entries of this section. */
  void skip() {
    asked.addAll(names());
  }

  /** What messages call an entry. */
  String field(String name) {
    return item.isEmpty() ? name : item + "." + name;
  }

  private @Nullable YamlNode ask(String name) {
    asked.add(name);
    YamlNode.Entry entry = node.entries().get(name);
    return entry == null ? null : entry.value();
  }
}
