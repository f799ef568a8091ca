package io.codeweft.contracts.pack.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Entries whose value is one of a few words. */
final class Choices {
  private Choices() {}

  static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E value : values) {
      choices.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return Collections.unmodifiableMap(choices);
  }

  /** The value of that word; a problem and {@code otherwise} when it is none of them. */
  static <E> E choose(
      Section section, String entry, String word, Map<String, E> choices, E otherwise) {
    E value = choices.get(word);
    if (value == null) {
      section.problem(entry, "is '" + word + "'; allowed: " + String.join(", ", choices.keySet()));
      return otherwise;
    }
    return value;
  }
}
