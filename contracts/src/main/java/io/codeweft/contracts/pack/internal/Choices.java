package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.text.Nearest;
import io.codeweft.contracts.text.PlacedText;
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
  static <E> E choose(Section section, PlacedText word, Map<String, E> choices, E otherwise) {
    E value = choices.get(word.text());
    if (value == null) {
      // an entry that is missing or no text has been reported as such
      if (!word.text().isEmpty()) {
        section.problem(
            word,
            "is '" + word + "'; allowed: " + String.join(", ", choices.keySet()),
            Nearest.to(word.text(), choices.keySet()));
      }
      return otherwise;
    }
    return value;
  }
}
