package io.codeweft.standalone.cli;

import org.jspecify.annotations.Nullable;

/**
 * {@code TABLE} or {@code TABLE.COLUMN}.
 *
 * @param column may lead into one: {@code nodes[].span.bstart}
 */
record TableName(String table, @Nullable String column) {

  static TableName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName(text, null)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }
}
