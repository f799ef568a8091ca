package io.codeweft.compiler.internal.syntax;

import io.codeweft.compiler.internal.functions.Signature;
import io.codeweft.compiler.internal.lane.Diagnostics;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Brings {@code f(b => 1, a => 2)} into the order of the parameters. */
record NamedArguments(Signature signature, Diagnostics diagnostics) {

  List<SqlNode> ordered(List<SqlNode> arguments, SqlParserPos at) {
    List<String> names = signature.parameterNames();
    @Nullable SqlNode[] slots = new SqlNode[Math.max(names.size(), arguments.size())];
    int position = 0;
    for (SqlNode argument : arguments) {
      if (argument.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
        slots[position++] = argument;
        continue;
      }
      SqlIdentifier name = (SqlIdentifier) ((SqlCall) argument).operand(1);
      int slot = names.indexOf(name.getSimple().toLowerCase(Locale.ROOT));
      if (slot < 0) {
        diagnostics.add(
            "arguments",
            name.getParserPosition(),
            "no parameter '" + name.getSimple() + "'; signature: " + signature,
            Nearest.to(name.getSimple(), names));
      } else if (slots[slot] != null) {
        diagnostics.add(
            "arguments", name.getParserPosition(), "'" + name.getSimple() + "' is given twice");
      } else {
        slots[slot] = ((SqlCall) argument).operand(0);
      }
    }
    return withoutGaps(slots, at);
  }

  /** What is left out at the end stays out, so that both spellings give the same call. */
  private static List<SqlNode> withoutGaps(@Nullable SqlNode[] slots, SqlParserPos at) {
    int last = slots.length;
    while (last > 0 && slots[last - 1] == null) {
      last--;
    }
    List<SqlNode> ordered = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      SqlNode given = slots[i];
      ordered.add(given == null ? SqlLiteral.createNull(at) : given);
    }
    return ordered;
  }
}
