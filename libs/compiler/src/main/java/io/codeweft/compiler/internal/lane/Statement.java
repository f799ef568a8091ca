package io.codeweft.compiler.internal.lane;

import io.codeweft.contracts.schema.Schema;
import java.util.Map;

/**
 * What a step knows about the text besides its tree.
 *
 * @param tables schema of every table the text may read, by lower-case name
 */
public record Statement(
    SourceText source, Purpose purpose, Map<String, Schema> tables, Diagnostics diagnostics) {

  public Statement(SourceText source, Purpose purpose, Map<String, Schema> tables) {
    this(source, purpose, tables, new Diagnostics(source));
  }
}
