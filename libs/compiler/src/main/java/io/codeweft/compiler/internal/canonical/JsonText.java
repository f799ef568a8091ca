package io.codeweft.compiler.internal.canonical;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.List;

/** Compact JSON as text: encodings are compared and sorted as they will be hashed. */
final class JsonText {
  private JsonText() {}

  static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  static String array(Collection<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  /** Without duplicates, in text order: for what is a set. */
  static String set(Collection<String> elements) {
    return array(elements.stream().distinct().sorted().toList());
  }

  /** Name, value, name, value... */
  static String object(String... namesAndValues) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(quote(namesAndValues[i])).append(':');
      text.append(namesAndValues[i + 1]);
    }
    return text.append('}').toString();
  }

  static String object(List<String> namesAndValues) {
    return object(namesAndValues.toArray(String[]::new));
  }
}
