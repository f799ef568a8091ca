package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.text.Place;
import io.codeweft.contracts.text.PlacedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows its place. Scalars are kept as written. */
sealed interface YamlNode {
  Place place();

  /**
   * @param text its field is empty; whoever asks for the value knows its name
   */
  record Text(PlacedText text) implements YamlNode {
    @Override
    public Place place() {
      return text.place();
    }
  }

  record Items(Place place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Entries in file order. */
  record Entries(Place place, Map<String, Entry> entries) implements YamlNode {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /**
   * @param place where the key stands
   */
  record Entry(Place place, YamlNode value) {}
}
