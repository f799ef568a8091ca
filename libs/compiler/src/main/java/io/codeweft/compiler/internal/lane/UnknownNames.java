package io.codeweft.compiler.internal.lane;

import io.codeweft.compiler.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The validator stops at the first name it does not know; the author wants them all. */
public final class UnknownNames {
  private static final int MOST = 20;

  private UnknownNames() {}

  /**
   * @param again looks at the text once more, without the names in these places
   */
  public static List<Diagnostic> after(Refusal first, Consumer<List<SqlParserPos>> again) {
    List<Diagnostic> found = new ArrayList<>(first.diagnostics());
    List<SqlParserPos> reported = new ArrayList<>();
    SqlParserPos unknown = first.unknownName();
    while (unknown != null && reported.size() < MOST) {
      reported.add(unknown);
      unknown = null;
      try {
        again.accept(reported);
      } catch (Refusal next) {
        if (next.unknownName() != null && !found.containsAll(next.diagnostics())) {
          found.addAll(next.diagnostics());
          unknown = next.unknownName();
        }
      } catch (RuntimeException | AssertionError e) {
        // without its names the text may make no sense to Calcite; what was found stands
        return found;
      }
    }
    return found;
  }
}
