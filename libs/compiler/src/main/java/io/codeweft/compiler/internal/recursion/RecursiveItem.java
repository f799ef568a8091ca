package io.codeweft.compiler.internal.recursion;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A recursive WITH item, taken out of its text.
 *
 * @param name what the text calls it
 * @param table the table the rest of the text, and its own step, reads it as
 * @param columns its column list; empty when the seed names the columns
 * @param seed query without recursion, with the WITH items it can name in front
 * @param step query that reads {@code table} once, likewise
 */
public record RecursiveItem(
    String name,
    String table,
    List<String> columns,
    SqlNode seed,
    SqlNode step,
    boolean all,
    int levels,
    SqlParserPos position) {
  @Override
  public String toString() {
    return table
        + columns
        + " levels "
        + levels
        + "\n"
        + seed
        + (all ? "\nUNION ALL\n" : "\nUNION\n")
        + step;
  }
}
