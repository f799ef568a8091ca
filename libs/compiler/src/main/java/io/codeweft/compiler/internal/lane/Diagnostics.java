package io.codeweft.compiler.internal.lane;

import io.codeweft.compiler.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one text, so that a step reports everything it finds. */
public final class Diagnostics {
  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();

  public Diagnostics(SourceText source) {
    this.source = source;
  }

  public void add(String code, SqlParserPos at, String message) {
    add(code, at, message, null);
  }

  public void add(String code, SqlParserPos at, String message, @Nullable String suggestion) {
    Diagnostic diagnostic = source.diagnostic(code, at, message, suggestion);
    if (!found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was found so far and this, to be thrown at once. */
  public Refusal refusal(String code, SqlParserPos at, String message) {
    add(code, at, message);
    return new Refusal(found);
  }

  /** Ends the way of this text through the lane when something was found. */
  public void stopIfAny() {
    if (!found.isEmpty()) {
      throw new Refusal(found);
    }
  }
}
