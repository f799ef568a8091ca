package io.codeweft.compiler.internal.lane;

import io.codeweft.contracts.schema.Schema;
import java.util.Map;

/**
 * What a step knows about the text besides its tree.
 *
 * @param tables schema of every table the text may read, by lower-case name
 */
public record Statement(
    SourceText source,
    Purpose purpose,
    Map<String, Schema> tables,
    Levels levels,
    Diagnostics diagnostics) {

  public Statement(SourceText source, Purpose purpose, Map<String, Schema> tables, Levels levels) {
    this(source, purpose, tables, levels, new Diagnostics(source));
  }

  /** The same text where it may read other tables. */
  public Statement with(Map<String, Schema> other) {
    return new Statement(source, purpose, other, levels, diagnostics);
  }

  /** The same text compiled for something else. */
  public Statement as(Purpose other) {
    return new Statement(source, other, tables, levels, diagnostics);
  }
}
