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
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Brings {@code f(b => 1, a => 2)} into the order of the parameters and puts defaults where
 * arguments are left out, so that all spellings give the same call.
 */
record Arguments(Signature signature, Diagnostics diagnostics) {

  /** An order inside the brackets stays behind the arguments. */
  List<SqlNode> ordered(List<SqlNode> arguments, SqlParserPos at) {
    List<SqlNode> values = arguments.stream().filter(a -> !(a instanceof SqlNodeList)).toList();
    List<SqlNode> ordered = new ArrayList<>(inSlots(values, at));
    arguments.stream().filter(SqlNodeList.class::isInstance).forEach(ordered::add);
    return ordered;
  }

  private List<SqlNode> inSlots(List<SqlNode> arguments, SqlParserPos at) {
    int slots = Math.max(signature.parameters().size(), arguments.size());
    @Nullable SqlNode[] given = new SqlNode[slots];
    boolean named = false;
    boolean placed = true;
    for (int i = 0; i < arguments.size(); i++) {
      SqlNode argument = arguments.get(i);
      if (argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        named = true;
        placed &= place((SqlCall) argument, given);
      } else if (named) {
        refuse(
            argument.getParserPosition(),
            "an argument without a name stands behind one that has a name; signature: " + signature,
            null);
        placed = false;
      } else {
        given[i] = argument;
      }
    }
    return placed ? complete(given, named, at) : arguments;
  }

  private boolean place(SqlCall assignment, @Nullable SqlNode[] given) {
    SqlIdentifier name = assignment.operand(1);
    List<String> names = signature.parameterNames();
    int slot = names.indexOf(name.getSimple().toLowerCase(Locale.ROOT));
    if (slot < 0) {
      refuse(
          name.getParserPosition(),
          "no parameter '" + name.getSimple() + "'; signature: " + signature,
          Nearest.to(name.getSimple(), names));
    } else if (given[slot] != null) {
      refuse(name.getParserPosition(), "'" + name.getSimple() + "' is given twice", null);
    } else {
      given[slot] = assignment.operand(0);
      return true;
    }
    return false;
  }

  /** What is left out at the end and has no default stays out. */
  private List<SqlNode> complete(@Nullable SqlNode[] given, boolean named, SqlParserPos at) {
    List<SqlNode> complete = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      SqlNode value = given[i];
      if (value != null) {
        complete.add(value);
        continue;
      }
      Signature.Parameter parameter = signature.parameters().get(i);
      String defaultValue = parameter.defaultValue();
      if (defaultValue != null) {
        complete.add(literal(defaultValue, at));
      } else if (!parameter.optional()) {
        missing.add("'" + parameter.name() + "'");
      }
    }
    if (named && !missing.isEmpty()) {
      refuse(
          at, "no argument for " + String.join(", ", missing) + "; signature: " + signature, null);
    }
    return complete;
  }

  /** Stands where the call does: authors do not see the text of a default. */
  private SqlNode literal(String text, SqlParserPos at) {
    try {
      return SqlParser.create(text, Dialect.parser()).parseExpression().clone(at);
    } catch (SqlParseException e) {
      throw new IllegalStateException(
          "the default " + text + " of " + signature + " is no literal", e);
    }
  }

  private void refuse(SqlParserPos at, String message, @Nullable String suggestion) {
    diagnostics.add("arguments", at, message, suggestion);
  }
}
