package io.codeweft.standalone.sql;

/** How query results are printed. */
public enum RowFormat {
  /** Aligned columns for people. */
  TABLE,
  /** RFC 4180, header first; null is an empty field, an empty text is quoted. */
  CSV,
  /** One array of objects. */
  JSON
}
