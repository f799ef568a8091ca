package io.codeweft.extract.landing;

/** Owners in order, from one to another, both included. */
record Span(String first, String last) {

  /** Whether an owner may be in this span and between these two. */
  boolean meets(String otherFirst, String otherLast) {
    return PathOrder.BY_BYTES.compare(first, otherLast) <= 0
        && PathOrder.BY_BYTES.compare(otherFirst, last) <= 0;
  }

  boolean holds(String owner) {
    return meets(owner, owner);
  }

  /** SQL. */
  String condition(String quotedOwner) {
    return "%s between %s and %s".formatted(quotedOwner, text(first), text(last));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
