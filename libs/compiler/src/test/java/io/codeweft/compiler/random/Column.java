package io.codeweft.compiler.random;

/**
 * Something a query can name.
 *
 * @param text as it is written in the query
 */
record Column(String text, Kind kind) {
  enum Kind {
    TEXT,
    NUMBER
  }

  static Column text(String alias, String name) {
    return new Column(alias + "." + name, Kind.TEXT);
  }

  static Column number(String alias, String name) {
    return new Column(alias + "." + name, Kind.NUMBER);
  }
}
