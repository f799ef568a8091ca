package io.codeweft.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a FROM clause.
 *
 * @param from without the word FROM
 * @param columns at least one text and one number
 */
record Source(String from, List<Column> columns) {
  static Source of(String from, String alias, List<String> texts, List<String> numbers) {
    Stream<Column> columns =
        Stream.concat(
            texts.stream().map(name -> Column.text(alias, name)),
            numbers.stream().map(name -> Column.number(alias, name)));
    return new Source(from, columns.toList());
  }

  /** The columns of both. */
  List<Column> with(Source other) {
    List<Column> both = new ArrayList<>(columns);
    both.addAll(other.columns);
    return both;
  }

  /** An order in which only equal rows are tied. */
  String order() {
    return columns.stream()
        .map(column -> column.text() + " NULLS LAST")
        .collect(Collectors.joining(", "));
  }
}
