package io.codeweft.extract.scip.internal;

import io.codeweft.extract.ExtractException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for numbers, as scip.proto has them; a number without a word is kept as a number. */
final class Names {
  private static final List<String> SEVERITIES =
      List.of("", "Error", "Warning", "Information", "Hint");
  private static final List<String> TAGS = List.of("", "Unnecessary", "Deprecated");
  private static final List<String> TEXT_ENCODINGS = List.of("", "UTF8", "UTF16");
  private static final Map<String, String> KINDS = read();

  private Names() {}

  static @Nullable String symbolKind(int number) {
    return number == 0 ? null : KINDS.getOrDefault("symbol_kind " + number, "" + number);
  }

  static @Nullable String syntaxKind(int number) {
    return number == 0 ? null : KINDS.getOrDefault("syntax_kind " + number, "" + number);
  }

  static @Nullable String severity(int number) {
    return word(SEVERITIES, number);
  }

  static String tag(int number) {
    return number > 0 && number < TAGS.size() ? TAGS.get(number) : "" + number;
  }

  static @Nullable String textEncoding(int number) {
    return word(TEXT_ENCODINGS, number);
  }

  private static @Nullable String word(List<String> words, int number) {
    if (number == 0) {
      return null;
    }
    return number > 0 && number < words.size() ? words.get(number) : "" + number;
  }

  private static Map<String, String> read() {
    String resource = "/io/codeweft/extract/scip/names.txt";
    try (InputStream in = Names.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ExtractException(resource + " is not on the class path");
      }
      Map<String, String> names = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int name = line.lastIndexOf(' ');
        names.put(line.substring(0, name), line.substring(name + 1));
      }
      return Map.copyOf(names);
    } catch (IOException e) {
      throw new ExtractException(resource + " cannot be read: " + e, e);
    }
  }
}
