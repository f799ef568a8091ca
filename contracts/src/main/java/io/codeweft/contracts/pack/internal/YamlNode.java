package io.codeweft.contracts.pack.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows its line (1-based). Scalars are kept as written. */
sealed interface YamlNode {
  int line();

  record Text(int line, String value) implements YamlNode {}

  record Items(int line, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Entries in file order. */
  record Entries(int line, Map<String, Entry> entries) implements YamlNode {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /**
   * @param line where the key stands
   */
  record Entry(int line, YamlNode value) {}
}
