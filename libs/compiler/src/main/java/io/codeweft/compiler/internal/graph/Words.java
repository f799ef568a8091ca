package io.codeweft.compiler.internal.graph;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text outside its comments, lower case: found without parsing it, and a superset of
 * the tables it reads and the functions it calls.
 *
 * @param all whether the text spells names in a way that only the parser can read, so that it may
 *     mean any name
 */
record Words(Set<String> words, boolean all) {
  private static final Pattern TOKEN =
      Pattern.compile("--[^\\n\\r]*|/\\*(?s:.*?)\\*/|'[^']*'|\"[^\"]*\"|[\\p{L}\\p{N}_$]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");
  private static final Pattern ESCAPES = Pattern.compile("(?i)u&['\"]|\\be'");

  static Words of(String sql) {
    Set<String> words = new TreeSet<>();
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      String text = token.group();
      if (!text.startsWith("--") && !text.startsWith("/*")) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
          words.add(word.group().toLowerCase(Locale.ROOT));
        }
      }
    }
    return new Words(words, ESCAPES.matcher(sql).find());
  }

  /** Whether the text may mean this name, which is lower case. */
  boolean mayMean(String name) {
    return all || words.contains(name) || !WORD.matcher(name).matches();
  }
}
