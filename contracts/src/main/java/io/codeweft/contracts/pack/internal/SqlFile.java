package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.text.Place;

/**
 * Reads a view file: the contract as YAML in a leading block comment, if there is one, then the
 * query.
 */
final class SqlFile {
  private static final String OPEN = "/*";
  private static final String CLOSE = "*/";

  private SqlFile() {}

  static ViewSource read(String name, String file, String text, Problems problems) {
    if (!text.stripLeading().startsWith(OPEN)) {
      return source(name, file, text, 0, ViewContract.intermediate(), problems);
    }
    int open = text.indexOf(OPEN) + OPEN.length();
    int close = text.indexOf(CLOSE, open);
    if (close < 0) {
      problems.add(file, new Place(1, 1), "", "the leading comment does not end; add '*/'");
      return source(name, file, "", 0, ViewContract.intermediate(), problems);
    }
    return source(
        name,
        file,
        text,
        close + CLOSE.length(),
        contract(file, lines(text, open), text.substring(open, close), problems),
        problems);
  }

  private static ViewContract contract(
      String file, int linesBefore, String yaml, Problems problems) {
    YamlNode.Entries root = YamlTree.read(file, linesBefore, yaml, problems);
    try (Section section = new Section(file, "", root, problems)) {
      return ContractSection.read(section);
    }
  }

  private static ViewSource source(
      String name, String file, String text, int from, ViewContract contract, Problems problems) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    String sql = text.substring(start).stripTrailing();
    if (sql.isEmpty()) {
      problems.ofFile(file, "no query; write one SELECT");
    }
    return ViewSource.ofSql(name, file, lines(text, start) + 1, sql, contract);
  }

  private static int lines(String text, int end) {
    return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
