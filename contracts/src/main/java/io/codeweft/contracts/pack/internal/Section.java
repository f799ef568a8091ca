package io.codeweft.contracts.pack.internal;

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
  private final String at;
  private final YamlNode.Entries node;
  private final Problems problems;
  private final Set<String> asked = new TreeSet<>();

  Section(String file, String at, YamlNode.Entries node, Problems problems) {
    this.file = file;
    this.at = at;
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

  int lineOf(String name) {
    YamlNode.Entry entry = node.entries().get(name);
    return entry == null ? node.line() : entry.line();
  }

  void problem(String name, String message) {
    problems.add(file, lineOf(name), "'" + at + name + "' " + message);
  }

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      if (!has(name)) {
        problem(name, "is missing; add it");
      }
      return "";
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    YamlNode value = ask(name);
    if (value == null) {
      return null;
    }
    if (value instanceof YamlNode.Text text && !text.value().isBlank()) {
      return text.value().strip();
    }
    problem(name, "must be a text");
    return null;
  }

  boolean flag(String name) {
    String text = optionalText(name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      problem(name, "is '" + text + "'; allowed: true, false");
    }
    return true;
  }

  List<String> texts(String name) {
    if (!has(name)) {
      problem(name, "is missing; add it as a list [a, b]");
    }
    return optionalTexts(name);
  }

  List<String> optionalTexts(String name) {
    YamlNode value = ask(name);
    List<String> texts = new ArrayList<>();
    if (value instanceof YamlNode.Items list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Text text) {
          texts.add(text.value());
        } else {
          problems.add(file, item.line(), "'" + at + name + "' must be a list of texts");
        }
      }
    } else if (value != null) {
      problem(name, "must be a list [a, b]");
    }
    return texts;
  }

  /** A list of column names: plain identifiers, so that they can stand in generated SQL. */
  List<String> columns(String name) {
    List<String> columns = has(name) ? optionalTexts(name) : texts(name);
    for (String column : columns) {
      if (!COLUMN.matcher(column).matches()) {
        problem(name, "has '" + column + "', which is not a column name; expressions go elsewhere");
      }
    }
    return columns;
  }

  /** Values by name, in file order, all of them texts. */
  Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Section section = section(name)) {
      for (String key : section.names()) {
        texts.put(key, section.text(key));
      }
    }
    return texts;
  }

  /** The mapping of that name; empty when there is none. */
  Section section(String name) {
    YamlNode value = ask(name);
    if (value instanceof YamlNode.Entries entries) {
      // What is missing in it is reported where its name stands.
      return new Section(
          file, at + name + ".", new YamlNode.Entries(lineOf(name), entries.entries()), problems);
    }
    if (value != null) {
      problem(name, "must have entries (name: value)");
    }
    return new Section(
        file, at + name + ".", new YamlNode.Entries(lineOf(name), Map.of()), problems);
  }

  /** The mappings of a list. */
  List<Section> sections(String name) {
    YamlNode value = ask(name);
    List<Section> sections = new ArrayList<>();
    if (value instanceof YamlNode.Items list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Entries entries) {
          sections.add(new Section(file, at + name + ".", entries, problems));
        } else {
          problems.add(file, item.line(), "'" + at + name + "' must be a list of {name: value}");
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
        problem(name, "is not known here; allowed: " + String.join(", ", asked));
      }
    }
  }

  private @Nullable YamlNode ask(String name) {
    asked.add(name);
    YamlNode.Entry entry = node.entries().get(name);
    return entry == null ? null : entry.value();
  }
}
